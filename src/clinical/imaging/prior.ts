import type { ImageStudy } from './image-study.ts'

/**
 * The study to compare with: of the same modality and body part, the nearest before (IMG-4). Where neither of the two
 * names its body part, the modality decides; a study without a date, or of the same instant, is nobody's prior. Studies of
 * every hospital count, since a person's chest is one chest.
 */
export function priorOf(study: ImageStudy, studies: readonly ImageStudy[]): ImageStudy | undefined {
  return priorsOf(study, studies)[0]
}

/** Every candidate, the nearest first. */
function priorsOf(study: ImageStudy, studies: readonly ImageStudy[]): readonly ImageStudy[] {
  const { at } = study
  if (at === undefined) return []
  return studies
    .filter((each) => each.key !== study.key && each.studyUid !== undefined && each.images === 'available')
    .filter((each) => each.at !== undefined && each.at.text < at.text)
    .filter((each) => sharesModality(study, each) && isSamePart(study, each))
    .sort((one, other) => ((one.at?.text ?? '') < (other.at?.text ?? '') ? 1 : -1))
}

/** Objects that accompany images and do not make two studies alike. */
const ACCOMPANYING = new Set(['SR', 'PR', 'KO', 'SEG', 'DOC', 'OT', 'SC', 'REG', 'RTSTRUCT'])

function sharesModality(one: ImageStudy, other: ImageStudy): boolean {
  return one.modalities.some((each) => !ACCOMPANYING.has(each) && other.modalities.some((its) => isAlike(each, its)))
}

/** A plate and a flat-panel radiograph are read as one. */
function isAlike(one: string, other: string): boolean {
  const plain = (code: string) => (code === 'DX' ? 'CR' : code)
  return plain(one) === plain(other)
}

function isSamePart(one: ImageStudy, other: ImageStudy): boolean {
  return partOf(one) === partOf(other)
}

/** Words of body parts as hospitals write them, brought to one. */
const PARTS: readonly (readonly [RegExp, string])[] = [
  [/chest|thorax|lung|胸|肺/i, 'chest'],
  [/head|brain|skull|頭|脳/i, 'head'],
  [/abdomen|liver|腹|肝/i, 'abdomen'],
  [/pelvi|骨盤/i, 'pelvis'],
  [/breast|mamm|乳/i, 'breast'],
  [/neck|頸部|頚部|thyroid|甲状腺/i, 'neck'],
  [/spine|椎/i, 'spine'],
  [/heart|cardi|coronar|心/i, 'heart'],
  [/knee|膝/i, 'knee'],
  [/stomach|胃/i, 'stomach'],
]

/** From the body part, else from the title; undefined parts are alike only with each other. */
function partOf({ bodyPart, title }: ImageStudy): string | undefined {
  for (const text of [bodyPart, title]) {
    const known = PARTS.find(([words]) => words.test(text ?? ''))
    if (known !== undefined) return known[1]
  }
  return bodyPart?.trim().toLowerCase()
}
