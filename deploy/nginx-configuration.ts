import { createHash } from 'node:crypto'
import type { NetworkConfig } from '#sources/network-config.ts'
import {
  KEPT,
  NOT_KEPT,
  type PolicyOrigins,
  responseHeaders,
  SILENT_PAGE,
  SILENT_PAGE_POLICY,
} from './response-headers.ts'

export interface Site {
  /** Folder of the build: `dist`, absolute. */
  readonly root: string
  /** Path of the site, beginning and ending in `/`: what the build was made with (`--base`). */
  readonly path: string
  readonly serverName: string
  /** What `listen` says: `443 ssl`, `127.0.0.1:8080`. */
  readonly listen: string
  /** Files of the certificate and its key, where the server ends TLS. */
  readonly certificate: { readonly file: string; readonly key: string } | undefined
  /** File of the log of requests; undefined = none is kept. */
  readonly accessLog: string | undefined
}

/**
 * A `server` block of nginx for the site of a configuration. All headers stand at the level of the server, because a
 * location with one header of its own inherits none: that is how error pages lose them.
 */
export function nginxConfiguration(config: NetworkConfig, site: Site): string {
  const { 'Content-Security-Policy': policy = '', ...headers } = responseHeaders(policyOriginsOf(config))
  const { path } = site
  const own = ownName(site)
  const assets = `${path}assets/`
  return `# Made from config.json: make it anew whenever a server's address changes there.
map $uri $renkei_cache_${own} {
    default "${NOT_KEPT}";
    "~^${patternOf(assets)}" "${KEPT}";
}

# An answer that is no file of the build is never kept, whatever its path.
map $status $renkei_kept_${own} {
    default "${NOT_KEPT}";
    200 $renkei_cache_${own};
    206 $renkei_cache_${own};
    304 $renkei_cache_${own};
}

# Only the page of the sign-in may stand in a frame, and only in one of ours.
map $uri $renkei_policy_${own} {
    default ${quoted(policy)};
    "~^${patternOf(`${path}${SILENT_PAGE}`)}$" ${quoted(SILENT_PAGE_POLICY)};
}

# Addresses without what follows them: a request to show images names a patient, and a sign-in brings a code (A3, C3).
map $request_uri $renkei_address_${own} {
    "~^(?<renkei_path_${own}>[^?]*)" $renkei_path_${own};
}
log_format renkei_${own} '$remote_addr [$time_iso8601] "$request_method $renkei_address_${own} $server_protocol" $status '
                  '$body_bytes_sent $request_time';

server {
    listen ${site.listen};
    server_name ${site.serverName};
${tlsOf(site.certificate)}    server_tokens off;
    root ${quoted(site.root)};
    access_log ${site.accessLog === undefined ? 'off' : `${quoted(site.accessLog)} renkei_${own}`};
    # Each line of nginx's log of errors repeats the whole address, and no setting takes it out: the status above tells.
    error_log /dev/null;
    log_not_found off;

    add_header Content-Security-Policy $renkei_policy_${own} always;
${Object.entries(headers)
  .map(([name, value]) => `    add_header ${name} ${quoted(value)} always;`)
  .join('\n')}
    add_header Cache-Control $renkei_kept_${own} always;

    types {
        text/html html;
        text/css css;
        text/javascript js mjs;
        application/json json;
        application/wasm wasm;
        image/svg+xml svg;
        image/png png;
        font/woff2 woff2;
        application/manifest+json webmanifest;
        text/plain txt;
    }
    default_type application/octet-stream;
    charset utf-8;
    charset_types text/css text/javascript application/json text/plain;
    gzip on;
    gzip_vary on;
    gzip_min_length 1024;
    gzip_types text/css text/javascript application/json application/wasm image/svg+xml;

    if ($request_method !~ ^(?:GET|HEAD)$) {
        return 405;
    }

    location ~ /\\. {
        return 404;
    }

    # A missing file of the build is a 404, never the page: a browser would read HTML as a script or as WebAssembly.
    location ${assets} {
        alias ${quoted(`${site.root}/assets/`)};
        try_files $uri =404;
    }

${withoutSlash(path)}    location ${path} {
        alias ${quoted(`${site.root}/`)};
        try_files $uri ${path}index.html;
    }
}
`
}

/** Origins of every server of a configuration that is not the site's own. */
export function policyOriginsOf({ hub, facilities, annotations, signIn }: NetworkConfig): PolicyOrigins {
  const issuer = signIn === undefined ? [] : [new URL(signIn.issuer).origin]
  const bases = [
    hub.base,
    hub.patientIndex?.base,
    annotations?.base,
    ...facilities.flatMap(({ base, dicomweb }) => [base, dicomweb]),
  ]
  const origins = [...bases.flatMap((base) => (base === undefined ? [] : [base.origin])), ...issuer]
  const others = [...new Set(origins)].filter((origin) => origin !== OWN_ORIGIN).sort()
  return { connectSources: others, identityProviders: issuer }
}

/**
 * Tells the names of a site from those of another: they hold for all of an nginx, and of two maps of one name the last would
 * decide the policy of both.
 */
function ownName({ listen, serverName, path }: Site): string {
  return createHash('sha256').update([listen, serverName, path].join(' ')).digest('hex').slice(0, 8)
}

/** Stands for the site's own origin while a configuration is read: relative bases are under it. */
export const OWN_ORIGIN = 'https://own-origin.invalid'

/** Whoever types the path of a site below a path leaves the last slash out. */
function withoutSlash(path: string): string {
  if (path === '/') return ''
  return `    absolute_redirect off;
    location = ${path.slice(0, -1)} {
        return 301 ${path};
    }

`
}

function tlsOf(certificate: Site['certificate']): string {
  if (certificate === undefined) return ''
  return `    ssl_certificate ${quoted(certificate.file)};
    ssl_certificate_key ${quoted(certificate.key)};
    ssl_protocols TLSv1.2 TLSv1.3;
`
}

/** In nginx a quoted text ends at its quotation mark; `$` would begin a variable. */
function quoted(text: string): string {
  if (/["\\$\r\n]/.test(text)) throw new RangeError(`cannot stand in a server configuration: ${text}`)
  return `"${text}"`
}

function patternOf(path: string): string {
  return path.replaceAll(/[.+*?()[\]{}^$|\\]/g, '\\$&')
}
