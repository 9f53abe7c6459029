import { PROFESSIONS } from '#clinical/profession.ts'
import type { OpenSession } from './open-session.ts'

/** What tabs of the viewer tell each other. Only pages of the same origin hear it. */
export type TabMessage =
  /** A tab that has just opened, or may have missed a refresh, asks for the session. */
  | { readonly kind: 'ask' }
  | { readonly kind: 'session'; readonly session: OpenSession }
  /** `of`: the session whose tokens the sender revokes. */
  | { readonly kind: 'locked'; readonly of: string | undefined }
  | { readonly kind: 'ended'; readonly why: 'logged-out'; readonly of: string | undefined }

/** A message as it came, if it is one: an older version of the viewer may be open in another tab (C10). */
export function readTabMessage(data: unknown): TabMessage | undefined {
  if (!isObject(data)) return undefined
  const of = typeof data.of === 'string' ? data.of : undefined
  if (data.kind === 'ask') return { kind: 'ask' }
  if (data.kind === 'locked') return { kind: 'locked', of }
  if (data.kind === 'ended') return data.why === 'logged-out' ? { kind: 'ended', why: 'logged-out', of } : undefined
  if (data.kind === 'session' && isSession(data.session)) return { kind: 'session', session: data.session }
  return undefined
}

function isSession(data: unknown): data is OpenSession {
  if (!isObject(data)) return false
  const { id, turn, user, authenticatedAt, endsAt, launch, idToken, refreshToken, isInDoubt, superseded, access } = data
  return (
    typeof id === 'string' &&
    Number.isInteger(turn) &&
    isUser(user) &&
    typeof authenticatedAt === 'number' &&
    typeof endsAt === 'number' &&
    (launch === undefined || isLaunch(launch)) &&
    typeof idToken === 'string' &&
    (refreshToken === undefined || typeof refreshToken === 'string') &&
    typeof isInDoubt === 'boolean' &&
    isTexts(superseded) &&
    isObject(access) &&
    Object.values(access).every(isHeldToken)
  )
}

function isUser(data: unknown): boolean {
  if (!isObject(data)) return false
  const { id, name, profession, facility } = data
  return (
    typeof id === 'string' &&
    typeof name === 'string' &&
    typeof facility === 'string' &&
    PROFESSIONS.some((each) => each === profession)
  )
}

function isLaunch(data: unknown): boolean {
  return (
    isObject(data) &&
    isObject(data.patient) &&
    typeof data.patient.server === 'string' &&
    typeof data.patient.id === 'string'
  )
}

function isHeldToken(data: unknown): boolean {
  return (
    isObject(data) &&
    typeof data.token === 'string' &&
    typeof data.since === 'number' &&
    (data.until === undefined || typeof data.until === 'number') &&
    (data.scope === undefined || isTexts(data.scope))
  )
}

function isTexts(data: unknown): boolean {
  return Array.isArray(data) && data.every((each) => typeof each === 'string')
}

function isObject(data: unknown): data is Readonly<Record<string, unknown>> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
