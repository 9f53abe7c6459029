import '#i18n/image-measure.ts'
import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { useFacilityNames } from '#record/facility-names.tsx'
import { useLeaveGuard } from '#record/leave-guard.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import type { SessionUser } from '#session/session-user.ts'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { Network } from '#sources/record-source.ts'
import { annotationStore } from './annotation-store.ts'
import { DraftSaver } from './draft-saver.ts'
import { MeasureDesk, type MeasureDeskState } from './measure-desk.ts'

/**
 * The desk of this user and patient: kept among the answers of the patient, so that it outlives the screen and leaving the
 * patient clears it, too. What is not saved is asked about before it is lost (PID-4, H-22).
 */
export function useMeasureDesk(person: Person): MeasureDesk {
  const { t } = useTranslation('imageMeasure')
  const guard = useLeaveGuard()
  const network = useNetwork()
  const client = useQueryClient()
  const user = useSignedInUser()
  const { name } = useFacilityNames()
  const facility = name(user.facility)
  const [desk] = useState(() => deskOf(client, network, person, user, facility))
  useEffect(() => {
    const key = deskKey(person.handle, user.id)
    client.setQueryDefaults(key, { gcTime: Number.POSITIVE_INFINITY, structuralSharing: false })
    client.setQueryData(key, desk)
  }, [client, person.handle, user.id, desk])
  const held = t(($) => $.drafts.held)
  useEffect(() => {
    // Not taken off with the screen: what is not saved stays so on the other screens of the patient.
    desk.watch(() => (desk.hasDrafts() ? guard.hold(held) : guard.release(held)))
  }, [desk, guard, held])
  return desk
}

export function useMeasureState(desk: MeasureDesk): MeasureDeskState {
  return useSyncExternalStore(desk.subscribe, desk.getState)
}

function deskOf(
  client: QueryClient,
  network: Network,
  person: Person,
  user: SessionUser,
  facility: string,
): MeasureDesk {
  const known = client.getQueryData<MeasureDesk>(deskKey(person.handle, user.id))
  if (known !== undefined) return known
  const { annotationServer, facilities } = network
  const author = { name: user.name, facility }
  const desk = new MeasureDesk(person, () =>
    annotationServer === undefined
      ? undefined
      : new DraftSaver({
          store: annotationStore(annotationServer),
          person,
          facilities,
          author,
          now: () => now(network),
        }),
  )
  // At once: several components ask for it in one rendering.
  client.setQueryData(deskKey(person.handle, user.id), desk)
  return desk
}

function deskKey(person: PersonHandle, userId: string) {
  return [person, 'measure-desk', userId] as const
}
