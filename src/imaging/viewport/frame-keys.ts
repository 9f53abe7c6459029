import type { ImageStack } from '#clinical/imaging/image-study.ts'
import type { ImageSource } from '../image-source.ts'

/** Names of the frames of a stack in the store: the same frame of the same source has one name. */
export function frameKeys(stack: ImageStack, source: ImageSource): readonly string[] {
  const origin = source.kind === 'dicomweb' ? `${source.base.href}${source.studyUid}` : fileSourceKey(source.files)
  return stack.frames.map(({ id }) => `${origin}/${id}`)
}

const keys = new WeakMap<object, string>()
let sources = 0

/** Two sets of files may hold the same UIDs: each is a source of its own. */
function fileSourceKey(files: object): string {
  const known = keys.get(files)
  if (known !== undefined) return known
  sources += 1
  const key = `files-${sources}`
  keys.set(files, key)
  return key
}
