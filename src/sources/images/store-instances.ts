import type { Failure } from '#clinical/answer.ts'
import { textOf } from '#standards/dicom/dicom-json.ts'
import { TAG } from '#standards/dicom/tags.ts'
import { dicomMultipart } from '#standards/dicomweb/multipart.ts'
import { readDicomJson } from '#standards/dicomweb/read-answer.ts'
import { readStowAnswer, type StoredInstance } from '#standards/dicomweb/stow-answer.ts'
import { askJson, failureOf, reasonOf } from './image-answers.ts'
import type { ImageServer } from './image-server.ts'
import { pathOf } from './server-of.ts'

/** An object to be stored: its file and what it is called. */
export interface ObjectToStore {
  readonly bytes: Uint8Array
  readonly studyUid: string
  readonly seriesUid: string
  readonly sopInstanceUid: string
}

export type StoreOutcome =
  /** Each object with what the server said of it, or what asking for it afterwards brought. */
  | { readonly kind: 'answered'; readonly instances: readonly StoredInstance[] }
  | { readonly kind: 'notPermitted' }
  /** Nothing was stored, or nobody knows: `isStored` undefined. The draft stays (E20). */
  | { readonly kind: 'failed'; readonly why: Failure }

/**
 * Stores objects by STOW-RS (PS3.18 10.5). It is sent once: when the answer is lost, is an error of the way, or a token was
 * refused after the body went out, the server is asked by QIDO-RS which of the objects it has, and nothing is sent again on
 * a guess (E20; security-safety.md §E rule 5). Whoever repeats it later does no harm, because the UIDs stay the same.
 */
export async function storeInstances(
  server: ImageServer,
  objects: readonly ObjectToStore[],
  signal: AbortSignal,
): Promise<StoreOutcome> {
  const { body, contentType } = dicomMultipart(
    objects.map(({ bytes }) => bytes),
    `renkei-${crypto.randomUUID()}`,
  )
  let response: Response
  try {
    response = await server.send('studies', {
      method: 'POST',
      accept: 'application/dicom+json',
      body,
      contentType,
      signal,
      isOnce: true,
    })
  } catch (error) {
    signal.throwIfAborted()
    return whatIsThere(server, objects, failureOf(error), signal)
  }
  if (response.status === 403) return { kind: 'notPermitted' }
  const isAnswer = response.ok || response.status === 409 || response.status === 400
  if (!isAnswer) {
    return whatIsThere(server, objects, { reason: reasonOf(response.status), isRetryable: true }, signal)
  }
  const json: unknown = await response.json().catch(() => undefined)
  const [answer] = readDicomJson(Array.isArray(json) ? json : [json], server.base, server.base) ?? []
  const instances = readStowAnswer(
    answer,
    objects.map(({ sopInstanceUid }) => sopInstanceUid),
  )
  if (response.ok && instances.every(({ outcome }) => outcome.kind !== 'unknown'))
    return { kind: 'answered', instances }
  // An answer that names nothing, or an error that names nothing: what is there is what counts.
  const asked = await Promise.all(
    instances.map(async (each, at): Promise<StoredInstance> => {
      const object = objects[at]
      if (each.outcome.kind !== 'unknown' || object === undefined) return each
      const there = await isThere(server, object, signal)
      if (there === undefined) return each
      return { ...each, outcome: there ? { kind: 'stored' } : { kind: 'refused', reason: undefined } }
    }),
  )
  return { kind: 'answered', instances: asked }
}

/** After a lost answer: everything is there, or the failure stands and may be tried again. */
async function whatIsThere(
  server: ImageServer,
  objects: readonly ObjectToStore[],
  why: Failure,
  signal: AbortSignal,
): Promise<StoreOutcome> {
  const found = await Promise.all(objects.map((each) => isThere(server, each, signal)))
  if (!found.every((each) => each === true)) return { kind: 'failed', why }
  return {
    kind: 'answered',
    instances: objects.map(({ sopInstanceUid }) => ({ sopInstanceUid, outcome: { kind: 'stored' } })),
  }
}

/** Whether the server has an object; undefined = it could not be asked. */
export async function isThere(
  server: ImageServer,
  object: ObjectToStore,
  signal: AbortSignal,
): Promise<boolean | undefined> {
  const { studyUid, seriesUid, sopInstanceUid } = object
  const query = new URLSearchParams({ SOPInstanceUID: sopInstanceUid })
  const outcome = await askJson(server, `${pathOf(studyUid, seriesUid)}/instances?${query}`, signal)
  if (outcome.kind === 'absent') return false
  if (outcome.kind !== 'rows') return undefined
  return outcome.rows.some((row) => textOf(row, TAG.SOPInstanceUID) === sopInstanceUid)
}
