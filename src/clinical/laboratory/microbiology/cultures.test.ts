import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { LabResult, Measurement, ReportedFlag } from '#clinical/observation-facts.ts'
import { sampleResult, sampleTime } from '#testing/sample-facts.ts'
import { cultures } from './cultures.ts'
import { susceptibilityLetter } from './susceptibility.ts'

interface Given {
  readonly facility?: string
  readonly at?: string
  readonly flag?: string
  readonly members?: readonly string[]
  readonly more?: Partial<LabResult>
}

function result(key: string, item: string, value: string | undefined, given: Given = {}): LabResult {
  const { facility = 'b', at = '2024-04-12T06:40', flag, members = [], more = {} } = given
  const reported: ReportedFlag | undefined = flag === undefined ? undefined : { code: 'other', text: flag }
  return sampleResult(facility, at, [item, value ?? ''], {
    key,
    flag: reported,
    members,
    isMicrobiology: true,
    specimen: {
      material: { text: '喀痰', codings: [], isStandard: false },
      accession: 'S1',
      collectedAt: sampleTime(at),
      condition: undefined,
    },
    ...(value === undefined ? { value: undefined } : {}),
    ...more,
  })
}

const SPUTUM = [
  result('ecoli', '菌名', 'E.coli', { members: ['amount', 'abpc', 'cez'] }),
  result('amount', '菌量', '(2+)'),
  result('abpc', 'ＡＢＰＣ', '>=32', { flag: 'R' }),
  result('cez', 'ＣＥＺ', '<=4', { flag: 'S' }),
  result('aureus', '菌名', 'S.aureus', { members: ['amount2', 'cez2'] }),
  result('amount2', '菌量', '(1+)'),
  result('cez2', 'ＣＥＺ', '8', { flag: 'I' }),
  result('smear', '塗抹 グラム染色', 'グラム陰性桿菌 2+'),
]

describe('microbiology', () => {
  it('LAB-9: is a table of organism by drug with the letters as the laboratory gave them', () => {
    const [culture] = cultures(SPUTUM)
    expect(culture?.drugs).toEqual(['ＡＢＰＣ', 'ＣＥＺ'])
    expect(
      culture?.organisms.map(({ name, findings, susceptibilities }) => [
        name.measurement.value?.text,
        findings.map(({ measurement }) => measurement.value?.text),
        susceptibilities.map(({ drug, letter, measurement }) => [drug, letter, measurement.value?.text]),
      ]),
    ).toEqual([
      [
        'E.coli',
        ['(2+)'],
        [
          ['ＡＢＰＣ', 'R', '>=32'],
          ['ＣＥＺ', 'S', '<=4'],
        ],
      ],
      ['S.aureus', ['(1+)'], [['ＣＥＺ', 'I', '8']]],
    ])
  })

  it('LAB-9: smears and results in words stand beside the table, not in it', () => {
    const [culture] = cultures([...SPUTUM, result('none', '菌名判定', '発育を認めず')])
    expect(culture?.findings.map(({ measurement }) => measurement.value?.text)).toEqual([
      'グラム陰性桿菌 2+',
      '発育を認めず',
    ])
  })

  it('LAB-9, SRC-4: each specimen of each hospital on its own, newest first', () => {
    const list = cultures([
      result('1', '菌名', 'A', { at: '2024-04-12T06:40' }),
      result('2', '菌名', 'B', { at: '2024-05-01T06:40' }),
      result('3', '菌名', 'C', { at: '2024-05-01T06:40', facility: 'a' }),
    ])
    expect(list.map(({ facility, at }) => [facility, at?.text])).toEqual([
      ['a', '2024-05-01T06:40'],
      ['b', '2024-05-01T06:40'],
      ['b', '2024-04-12T06:40'],
    ])
  })

  it('LAB-9, FLAG-1: a letter is never derived from a MIC', () => {
    const [culture] = cultures([
      result('ecoli', '菌名', 'E.coli', { members: ['mic'] }),
      result('mic', 'LVFX', '>=8', {
        more: {
          item: { text: 'LVFX', codings: [{ system: 'JC10', code: '6C205', display: undefined }], isStandard: true },
        },
      }),
    ])
    expect(culture?.organisms[0]?.susceptibilities.map(({ drug, letter }) => [drug, letter])).toEqual([
      ['LVFX', undefined],
    ])
  })

  it('reads the letter of a flag, of a value, and of the words that senders write', () => {
    const letter = (flag: string | undefined, value: string) =>
      susceptibilityLetter(result('x', 'CEZ', value, flag === undefined ? {} : { flag }))
    expect([letter('R', '8'), letter(undefined, 'Ｓ'), letter('Resistant', '8'), letter('耐性', '8')]).toEqual([
      'R',
      'S',
      'R',
      'R',
    ])
    expect(letter(undefined, '<=4')).toBeUndefined()
  })

  it('takes susceptibilities that are components of the organism', () => {
    const component: Measurement = {
      ...result('x', 'MEPM', '<=1', { flag: 'S' }),
      item: { text: 'MEPM', codings: [], isStandard: false },
    }
    const [culture] = cultures([result('ecoli', '菌名', 'E.coli', { more: { components: [component] } })])
    expect(culture?.organisms[0]?.susceptibilities.map(({ drug, letter }) => [drug, letter])).toEqual([['MEPM', 'S']])
  })

  it('a heading that holds organisms together is none itself', () => {
    const [culture] = cultures([
      result('panel', '培養同定', undefined, { members: ['ecoli', 'smear'] }),
      result('ecoli', '菌名', 'E.coli', { members: ['cez'] }),
      result('cez', 'CEZ', '4', { flag: 'S' }),
      result('smear', '塗抹', '陰性'),
    ])
    expect(culture?.organisms.map(({ name }) => name.measurement.value?.text)).toEqual(['E.coli'])
    expect(culture?.findings.map(({ measurement }) => measurement.value?.text)).toEqual(['陰性'])
  })

  it('LAB-9: susceptibilities that were numbered as another specimen stand with the organism they belong to', () => {
    const other = result('abpc', 'ＡＢＰＣ', '>=32', { flag: 'R' })
    const numbered = { ...other, specimen: other.specimen && { ...other.specimen, accession: 'S2' } }
    const list = cultures([result('ecoli', '菌名', 'E.coli', { members: ['abpc'] }), numbered])
    expect(list.map(({ organisms, accessions }) => [organisms[0]?.susceptibilities.length, accessions])).toEqual([
      [1, ['S1', 'S2']],
    ])
  })

  it('VAL-4: leaves out what was cancelled, and counts it', () => {
    const [culture] = cultures([...SPUTUM, result('wrong', '菌名', 'P.aeruginosa', { more: { status: 'cancelled' } })])
    expect(culture?.organisms).toHaveLength(2)
    expect(culture?.withdrawn).toBe(1)
  })

  it('loses no result and shows none twice, whoever holds whom', () => {
    const keys = ['1', '2', '3', '4', '5', '6']
    const one = fc.record({
      key: fc.constantFrom(...keys),
      value: fc.constantFrom('E.coli', '(2+)', '8', '耐性'),
      flag: fc.constantFrom('S', 'R', undefined),
      members: fc.uniqueArray(fc.constantFrom(...keys), { maxLength: 4 }),
    })
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ key }) => key }), (list) => {
        const results = list.map(({ key, value, flag, members }) =>
          result(key, `項目${key}`, value, flag === undefined ? { members } : { flag, members }),
        )
        const shown = cultures(results).flatMap(({ organisms, findings }) => [
          ...findings.map(({ key }) => key),
          ...organisms.flatMap(({ name, findings: own, susceptibilities }) =>
            [name, ...own, ...susceptibilities].map(({ key }) => key),
          ),
        ])
        expect(shown.toSorted()).toEqual(results.map(({ key }) => key).toSorted())
      }),
    )
  })
})
