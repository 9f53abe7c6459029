// Prints what the product is made of as CycloneDX: every installed package that is not of the tests alone.
//
// `npm sbom --omit dev` leaves out packages that are of both the product and its tests (react among them), so all are
// asked for, and those that npm marks as of development only are taken out here.
import { spawnSync } from 'node:child_process'

const { stdout, status } = spawnSync('npm', ['sbom', '--sbom-format', 'cyclonedx'], {
  encoding: 'utf8',
  maxBuffer: 64 * 1024 * 1024,
  stdio: ['ignore', 'pipe', 'inherit'],
  // On Windows npm is a script of the shell.
  shell: process.platform === 'win32',
})
if (status !== 0) process.exit(status ?? 1)

const bill = JSON.parse(stdout)
const ofDevelopment = new Set(
  bill.components
    .filter(({ properties = [] }) => properties.some(({ name }) => name === 'cdx:npm:package:development'))
    .map((component) => component['bom-ref']),
)
const isKept = (reference) => !ofDevelopment.has(reference)
bill.components = bill.components.filter((component) => isKept(component['bom-ref']))
bill.dependencies = bill.dependencies
  .filter(({ ref }) => isKept(ref))
  .map(({ ref, dependsOn }) => ({ ref, dependsOn: dependsOn.filter(isKept) }))
process.stdout.write(`${JSON.stringify(bill, null, 2)}\n`)
