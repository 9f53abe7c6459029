import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

interface LockedPackage {
  readonly version?: string
  readonly integrity?: string
  readonly link?: boolean
}

interface Component {
  readonly name: string
  readonly version: string
}

const own = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
  readonly devDependencies: Readonly<Record<string, string>>
}

describe('C6: what the product is made of', () => {
  it('every dependency is named with one exact version', () => {
    const versions = Object.entries({ ...own.dependencies, ...own.devDependencies })
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([])
  })

  it('every package of the lock file is pinned to its bytes', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      readonly packages: Readonly<Record<string, LockedPackage>>
    }
    const packages = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && link !== true)
    expect(packages.length).toBeGreaterThan(100)
    expect(packages.filter(([, { integrity }]) => !/^sha512-/.test(integrity ?? '')).map(([path]) => path)).toEqual([])
  })

  it('`npm run sbom` lists every runtime dependency in CycloneDX, and nothing of the tests', () => {
    const { stdout, status } = spawnSync('npm', ['run', '-s', 'sbom'], {
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
    })
    expect(status).toBe(0)
    const bill = JSON.parse(stdout) as { readonly bomFormat: string; readonly components: readonly Component[] }
    expect(bill.bomFormat).toBe('CycloneDX')
    const listed = new Set(bill.components.map(({ name, version }) => `${name}@${version}`))
    const named = Object.entries(own.dependencies).map(([name, version]) => `${name}@${version}`)
    expect(named.filter((each) => !listed.has(each))).toEqual([])
    const ofTests = ['vitest', '@playwright/test', '@medplum/core', 'oidc-provider', 'msw']
    expect(ofTests.filter((name) => bill.components.some((each) => each.name === name))).toEqual([])
  })
})
