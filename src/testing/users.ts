import type { FacilityId } from '#clinical/facility.ts'
import type { Instant } from '#clinical/jst-date.ts'
import { ChooserSignIn } from '#demo/chooser-sign-in.ts'
import type { SessionUser } from '#session/session-user.ts'
import type { SignIn } from '#session/sign-in.ts'
import { FETCHED_AT } from './fake-network.ts'

/** A physician of the user's own clinic, a nurse of the same, a pharmacist of the pharmacy. */
export const USERS: readonly [SessionUser, SessionUser, SessionUser] = [
  { id: 'u-1', name: '例示 一郎', profession: 'physician', facility: 'a' as FacilityId },
  { id: 'u-2', name: '見本 看子', profession: 'nurse', facility: 'a' as FacilityId },
  { id: 'u-3', name: '架空 薬師', profession: 'pharmacist', facility: 'f' as FacilityId },
]

/** Signs in whoever is remembered, or chosen, at the present of the test; a single tab. */
export function chooserOf(users: readonly SessionUser[], now: () => Instant = () => FETCHED_AT): SignIn {
  return new ChooserSignIn({ users, now })
}
