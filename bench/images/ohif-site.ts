import { type ExecFileSyncOptionsWithStringEncoding, execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { loadPeer } from '../peers/load-peer.ts'

interface Esbuild {
  transform(code: string, options: { minify: boolean; legalComments: 'none' }): Promise<{ code: string }>
}

/** Some packages that it names as dependencies are not published: its built files are taken, not installed. */
const VERSION = '3.13.2'
const INTEGRITY = 'sha512-WZdxmpmG7rqFgW9ZJLcbgr3XCtLi1KDNPoMaeY5PPe6j4G4fjEjjkycZM6C6Zk2F87BKxFfpq+jd5xXZB9E8EA=='
const SITE = fileURLToPath(new URL('../../.cache/bench-ohif', import.meta.url))

/**
 * The published build of OHIF as a site for the root of a host, minified, because it is published without; it asks the
 * DICOMweb server below `dicomweb` of its own origin. Made once.
 */
export async function ohifSite(dicomweb: string): Promise<string> {
  const site = join(SITE, VERSION)
  if (!existsSync(join(site, 'made'))) {
    mkdirSync(site, { recursive: true })
    unpack(site)
    const esbuild = await loadPeer<Esbuild>('esbuild')
    for (const file of readdirSync(site).filter((name) => name.endsWith('.js') && name !== 'app-config.js')) {
      const path = join(site, file)
      const { code } = await esbuild.transform(readFileSync(path, 'utf8'), { minify: true, legalComments: 'none' })
      writeFileSync(path, code)
    }
    writeFileSync(join(site, 'made'), '')
  }
  writeFileSync(join(site, 'app-config.js'), configuration(dicomweb))
  return site
}

/** Fetches the package from the npm registry and puts what it has in `dist` into a folder. */
function unpack(site: string): void {
  const options: ExecFileSyncOptionsWithStringEncoding = { cwd: SITE, encoding: 'utf8' }
  const packed = execFileSync('npm', ['pack', `@ohif/app@${VERSION}`, '--silent'], options).trim()
  const archive = join(SITE, packed)
  const digest = createHash('sha512').update(readFileSync(archive)).digest('base64')
  if (`sha512-${digest}` !== INTEGRITY) throw new Error(`${packed} is not the package that was measured`)
  execFileSync('tar', ['xzf', archive, '-C', site, '--strip-components=2', '--exclude=*.map', 'package/dist'], options)
  rmSync(archive)
}

/** Its own defaults, with our server, and without what asks about itself before it shows a picture. */
function configuration(dicomweb: string): string {
  const source = {
    namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
    sourceName: 'pacs',
    configuration: {
      friendlyName: 'pacs',
      name: 'pacs',
      qidoRoot: dicomweb,
      wadoRoot: dicomweb,
      qidoSupportsIncludeField: true,
      imageRendering: 'wadors',
      thumbnailRendering: 'wadors',
      enableStudyLazyLoad: true,
      supportsFuzzyMatching: false,
      supportsWildcard: true,
      omitQuotationForMultipartRequest: true,
    },
  }
  return `window.config = ${JSON.stringify({
    routerBasename: null,
    extensions: [],
    modes: [],
    customizationService: {},
    showStudyList: true,
    maxNumberOfWebWorkers: 3,
    showWarningMessageForCrossOrigin: false,
    showCPUFallbackMessage: false,
    showLoadingIndicator: true,
    strictZSpacingForVolumeViewport: true,
    groupEnabledModesFirst: true,
    maxNumRequests: { interaction: 100, thumbnail: 5, prefetch: 25 },
    investigationalUseDialog: { option: 'never' },
    defaultDataSourceName: 'pacs',
    dataSources: [source],
  })}`
}
