import { beforeAll, describe, expect, it } from 'vitest'
import { TINY_HANDLE, TINY_PATIENT_ID, tinyNetwork } from '#testing/tiny-network.ts'
import { PatientRecords } from './patient-records.ts'
import type { NetworkFacility } from './sample-network/network-files.ts'

const files = tinyNetwork()
let hospital: NetworkFacility

beforeAll(async () => {
  const { facilities, patients } = await files.network()
  const id = patients[0]?.folders[0]?.facility
  const found = facilities.find((each) => each.id === id)
  if (found === undefined) throw new Error('no hospital keeps anything')
  hospital = found
})

describe('what a hospital of the sample network keeps about a person', () => {
  it('ADT-00 tells who they are without their records, and the same as with them', async () => {
    const records = new PatientRecords((handle) => files.patientZip(handle))
    const master = await records.master(hospital, TINY_HANDLE, TINY_PATIENT_ID)
    const whole = await records.of(hospital, TINY_HANDLE, TINY_PATIENT_ID)
    expect(master.store.all('Patient')).toEqual(whole.store.all('Patient'))
    expect(master.store.all('Patient')).toHaveLength(1)
    expect(master.store.all('Observation')).toEqual([])
    expect(whole.store.all('Observation')).not.toEqual([])
    expect(await records.master(hospital, TINY_HANDLE, TINY_PATIENT_ID)).toBe(whole)
  })

  it('a storage whose files could not be fetched is asked for again, not kept as empty (H-03)', async () => {
    let isThere = false
    const records = new PatientRecords(async (handle) => {
      if (!isThere) throw new Error('503')
      return files.patientZip(handle)
    })
    await expect(records.of(hospital, TINY_HANDLE, TINY_PATIENT_ID)).rejects.toThrow('503')
    isThere = true
    const { store } = await records.of(hospital, TINY_HANDLE, TINY_PATIENT_ID)
    expect(store.all('Patient')).toHaveLength(1)
  })
})
