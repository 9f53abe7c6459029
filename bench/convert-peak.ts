/** Converts the storage in a folder as the command does, into nowhere, and prints the peak memory (RSS) in kB. */
import { Writable } from 'node:stream'
import { facilityIdentity } from '#standards/ssmix2/convert/facility-identity.ts'
import { convertStorage } from '../cli/convert-storage.ts'
import { LineWriter } from '../cli/line-writer.ts'
import { storageFolders } from '../cli/storage-folders.ts'

const nowhere = () => new LineWriter(new Writable({ write: (_chunk, _encoding, done) => setImmediate(done) }))

const [folder = ''] = process.argv.slice(2)
const storage = storageFolders([folder])
if (storage === undefined) throw new Error(`no storage in ${folder}`)
await convertStorage(storage, facilityIdentity('1319999999'), { resources: nowhere(), problems: nowhere() })
process.stdout.write(`${process.resourceUsage().maxRSS}\n`)
