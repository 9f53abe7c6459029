import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** A running Orthanc: a PACS in clinical use, with DICOMweb, Basic users and no CORS. */
export interface Orthanc {
  /** `http://127.0.0.1:8142`; DICOMweb is below `/dicom-web/`. */
  readonly origin: string
  readonly authorization: string
  /** Stores one file; throws Error when the server does not take it. */
  store(file: Uint8Array): Promise<void>
  /** Everything that it holds, as its own resources tell. */
  count(): Promise<{ readonly studies: number; readonly instances: number }>
  close(): Promise<void>
}

const PLUGIN = '/usr/share/orthanc/plugins/libOrthancDicomWeb.so'
const AUTHORIZATION = `Basic ${Buffer.from('viewer:viewer-pw').toString('base64')}`
const READY_MS = 30_000

/**
 * Starts Orthanc on free loopback ports with a store of its own in a temporary folder. Without the GDCM plugin, which
 * brings the process down on a wrong VR; with UTF-8, without which QIDO loses Japanese names.
 */
export async function startOrthanc(): Promise<Orthanc> {
  const folder = await mkdtemp(join(tmpdir(), 'orthanc-'))
  const [http, dicom] = [await freePort(), await freePort()]
  const configuration = {
    Name: 'mihon-sogo',
    StorageDirectory: join(folder, 'store'),
    IndexDirectory: join(folder, 'store'),
    Plugins: [PLUGIN],
    HttpPort: http,
    DicomPort: dicom,
    DicomAet: 'MIHON',
    RemoteAccessAllowed: false,
    AuthenticationEnabled: true,
    RegisteredUsers: { viewer: 'viewer-pw' },
    DefaultEncoding: 'Utf8',
    OverwriteInstances: true,
    ConcurrentJobs: 2,
    HttpThreadsCount: 8,
    DicomWeb: { Enable: true, Root: '/dicom-web/', StudiesMetadata: 'Full', SeriesMetadata: 'Full' },
  }
  await writeFile(join(folder, 'orthanc.json'), JSON.stringify(configuration))
  const program = spawn('/usr/sbin/Orthanc', [join(folder, 'orthanc.json')], { stdio: 'ignore' })
  const origin = `http://127.0.0.1:${http}`
  await isReady(program, `${origin}/system`)
  return {
    origin,
    authorization: AUTHORIZATION,
    async store(file) {
      const headers = { Authorization: AUTHORIZATION, 'Content-Type': 'application/dicom' }
      const answer = await fetch(`${origin}/instances`, {
        method: 'POST',
        headers,
        body: new Blob([new Uint8Array(file)]),
      })
      if (!answer.ok) throw new Error(`Orthanc: ${answer.status} ${await answer.text()}`)
    },
    async count() {
      const answer = await fetch(`${origin}/statistics`, { headers: { Authorization: AUTHORIZATION } })
      const { CountStudies: studies, CountInstances: instances } = await answer.json()
      return { studies, instances }
    },
    async close() {
      program.kill('SIGTERM')
      if (program.exitCode === null) await new Promise((resolve) => program.once('exit', resolve))
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function isReady(program: ChildProcess, address: string): Promise<void> {
  const until = Date.now() + READY_MS
  while (Date.now() < until) {
    if (program.exitCode !== null) throw new Error(`Orthanc ended with status ${program.exitCode}`)
    const answer = await fetch(address, { headers: { Authorization: AUTHORIZATION } }).catch(() => undefined)
    if (answer?.ok === true) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('Orthanc does not answer')
}
