import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fixtureFrame } from '#testing/dicom-objects.ts'
import { type DisplayTurn, edgeLetters, hasOrientation } from './orientation.ts'

const AS_STORED: DisplayTurn = { rotation: 0, isFlippedH: false, isFlippedV: false }

function frameOf(orientation: readonly number[], patientOrientation: readonly string[] = []) {
  return fixtureFrame({ '00200032': [0, 0, 0], '00200037': [...orientation], '00200020': [...patientOrientation] })
}

function letters(orientation: readonly number[], turn: Partial<DisplayTurn> = {}): string | undefined {
  const edges = edgeLetters(frameOf(orientation), { ...AS_STORED, ...turn })
  return edges === undefined ? undefined : [edges.top, edges.right, edges.bottom, edges.left].join(' ')
}

describe('the letters at the edges of an image', () => {
  it.each<[string, readonly number[], string]>([
    ['transverse, seen from the feet: the right hand is at the left', [1, 0, 0, 0, 1, 0], 'A L P R'],
    ['coronal', [1, 0, 0, 0, 0, -1], 'H L F R'],
    ['sagittal', [0, 1, 0, 0, 0, -1], 'H P F A'],
    ['prone: the numbers of the file decide, not a habit', [-1, 0, 0, 0, -1, 0], 'P R A L'],
    ['oblique: the stronger letter first', [0.866, 0, -0.5, 0, 1, 0], 'A LF P RH'],
  ])('H-18: %s', (_what, orientation, expected) => {
    expect(letters(orientation)).toBe(expected)
  })

  it('H-18: they turn and are mirrored with the image', () => {
    const transverse = [1, 0, 0, 0, 1, 0]
    expect(letters(transverse, { isFlippedH: true })).toBe('A R P L')
    expect(letters(transverse, { isFlippedV: true })).toBe('P L A R')
    expect(letters(transverse, { rotation: 90 })).toBe('R A L P')
    expect(letters(transverse, { rotation: 180 })).toBe('P R A L')
    expect(letters(transverse, { rotation: -90 })).toBe('L P R A')
  })

  it('H-18: opposite edges always show opposite sides', () => {
    const opposite: Readonly<Record<string, string>> = { R: 'L', L: 'R', A: 'P', P: 'A', H: 'F', F: 'H' }
    const angle = fc.double({ min: -Math.PI, max: Math.PI, noNaN: true })
    fc.assert(
      fc.property(angle, angle, fc.constantFrom(0, 90, 180, 270), fc.boolean(), (a, b, rotation, isFlippedH) => {
        const row = [Math.cos(a) * Math.cos(b), Math.sin(a) * Math.cos(b), Math.sin(b)]
        const column = [-Math.sin(a), Math.cos(a), 0]
        const edges = edgeLetters(frameOf([...row, ...column]), { rotation, isFlippedH, isFlippedV: false })
        const turned = (text: string | undefined) => [...(text ?? '')].map((each) => opposite[each]).join('')
        expect([edges?.left, edges?.bottom]).toEqual([turned(edges?.right), turned(edges?.top)])
      }),
    )
  })

  it.each<[string, readonly string[], string]>([
    ['posteroanterior chest: the heart is at the right of the screen', ['L', 'F'], 'H L F R'],
    ['lateral chest', ['A', 'F'], 'H A F P'],
    ['right breast, oblique', ['A', 'FR'], 'HL A FR P'],
  ])('H-18: a radiograph by its Patient Orientation: %s', (_what, orientation, expected) => {
    const edges = edgeLetters(frameOf([], orientation), AS_STORED)
    expect([edges?.top, edges?.right, edges?.bottom, edges?.left].join(' ')).toBe(expected)
    const mirrored = edgeLetters(frameOf([], orientation), { ...AS_STORED, isFlippedH: true })
    expect([mirrored?.left, mirrored?.right]).toEqual([edges?.right, edges?.left])
  })

  it('H-18: where an image lies in the patient comes before the letters of its file', () => {
    expect(edgeLetters(frameOf([1, 0, 0, 0, 1, 0], ['R', 'H']), AS_STORED)?.right).toBe('L')
  })

  it.each([[['L']], [['L', 'R']], [['LE', 'D']], [['', '']]])(
    'H-18: unknown, not guessed, with the letters %s',
    (orientation) => {
      expect(edgeLetters(frameOf([], orientation), AS_STORED)).toBeUndefined()
      expect(hasOrientation(frameOf([], orientation))).toBe(false)
    },
  )

  it.each<[string, readonly number[]]>([
    ['no orientation', []],
    ['five numbers', [1, 0, 0, 0, 1]],
    ['directions that are no unit vectors', [2, 0, 0, 0, 1, 0]],
    ['directions that are not perpendicular', [1, 0, 0, 0.6, 0.8, 0]],
  ])('H-18: unknown, not guessed, with %s', (_what, orientation) => {
    expect(letters(orientation)).toBeUndefined()
  })

  it('H-18: unknown for an image turned by another angle', () => {
    expect(letters([1, 0, 0, 0, 1, 0], { rotation: 45 })).toBeUndefined()
  })
})
