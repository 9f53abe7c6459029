import { useCallback, useMemo } from 'react'
import type { IdentityCheck } from '#clinical/documents/identity-check.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { checkImageIdentity, imagePatientOf } from '#clinical/imaging/image-patient.ts'
import type { ImageInstance, ImagePatient } from '#clinical/imaging/image-study.ts'
import type { Person } from '#clinical/person.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { worstOf } from './worst-identity.ts'

/** The patient named by the images of a series that agrees least with the person, and how many different ones there are. */
interface IdentityOfImages extends IdentityCheck {
  readonly patient: ImagePatient
  readonly patients: number
}

const NOBODY: ImagePatient = {
  name: { ideographic: undefined, phonetic: undefined, alphabetic: undefined },
  birthDate: undefined,
  sex: 'unknown',
  numbers: [],
  isNameGarbled: false,
}

/**
 * Compares every image of a series with the person, not only the first: one image of somebody else among a hundred blocks
 * the series (PID-6, H-19).
 */
export function useIdentityOfImages(
  person: Person,
  facilityId: FacilityId,
  instances: readonly ImageInstance[],
): IdentityOfImages {
  const { facilities } = useNetwork()
  const check = useIdentityCheck(person)
  return useMemo(() => {
    const facility = facilities.find(({ id }) => id === facilityId)
    const patients = distinctPatients(instances, facility)
    const checked = patients.map((patient) => ({ patient, ...check(patient) }))
    const worst = worstOf(checked) ?? { patient: NOBODY, ...check(NOBODY) }
    return { ...worst, patients: patients.length }
  }, [facilities, facilityId, instances, check])
}

/** Compares a patient whom images name with the person of the screen. */
export function useIdentityCheck(person: Person): (patient: ImagePatient) => IdentityCheck {
  const { facilities } = useNetwork()
  return useCallback((patient) => checkImageIdentity(patient, person, facilities), [facilities, person])
}

function distinctPatients(
  instances: readonly ImageInstance[],
  facility: Facility | undefined,
): readonly ImagePatient[] {
  const byText = new Map<string, ImagePatient>()
  for (const { dataSet } of instances) {
    const patient = imagePatientOf(dataSet, facility)
    byText.set(JSON.stringify(patient), patient)
  }
  return [...byText.values()]
}
