import { existsSync } from 'node:fs'

/** Debian packages whose programs the tests run, each with a file that shows that it is there. */
export const SERVER_PROGRAMS = [
  { name: 'orthanc', file: '/usr/sbin/Orthanc' },
  { name: 'orthanc-dicomweb', file: '/usr/share/orthanc/plugins/libOrthancDicomWeb.so' },
  { name: 'dcmtk', file: '/usr/bin/dcmcjpls' },
  { name: 'libgdcm-tools', file: '/usr/bin/gdcmconv' },
  { name: 'nginx-light', file: '/usr/sbin/nginx' },
]

/** Names of packages that are not installed. */
export function missingPrograms() {
  return SERVER_PROGRAMS.filter(({ file }) => !existsSync(file)).map(({ name }) => name)
}
