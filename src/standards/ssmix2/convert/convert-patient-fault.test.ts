import { expect, it, vi } from 'vitest'
import { bytesOf, header, PATIENT, PID, pathOf } from '#testing/storage-fixture.ts'
import { indexStorage } from '../storage-index.ts'
import { convertPatient } from './convert-patient.ts'
import type { ConvertedFile } from './converted-file.ts'
import { facilityIdentity } from './facility-identity.ts'

vi.mock('./converters.ts', async (original) => {
  const real = await original<typeof import('./converters.ts')>()
  const faulty = () => {
    throw new RangeError('a fault of the converter')
  }
  const converterFor: typeof real.converterFor = (type, ...rest) =>
    type === 'ADT-12' ? faulty : real.converterFor(type, ...rest)
  return { ...real, converterFor }
})

it('E10, SRC-3: a fault in the conversion of one file is told with it, and costs the patient no other file', async () => {
  const visit = pathOf({ date: '20240412', dataType: 'ADT-12', key: '000000000099001', department: '06' })
  const files = new Map([
    [visit, bytesOf([header('ADT^A04^ADT_A01'), PID, 'PV1|0001|O|06^^^^^C'])],
    [pathOf({ dataType: 'ADT-00' }), bytesOf([header('ADT^A08^ADT_A01'), PID])],
  ])
  const index = indexStorage(files.keys()).patients.get(PATIENT)
  if (index === undefined) throw new Error('no patient')
  const converted: ConvertedFile[] = []
  const read = async (path: string) => files.get(path) ?? new Uint8Array()
  for await (const file of convertPatient(facilityIdentity('1319999999'), index, read)) converted.push(file)
  expect(converted.flatMap(({ resources }) => resources.map(({ resourceType }) => resourceType))).toEqual(['Patient'])
  expect(converted.find(({ path }) => path === visit)?.problems).toMatchObject([
    { severity: 'error', what: expect.stringContaining('a fault of the converter') },
  ])
})
