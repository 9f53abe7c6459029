import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SYSTEM } from '#standards/fhir/identifier-systems.ts'
import type { Concept } from '../fact-base.ts'
import { ofOneCause } from './same-cause.ts'

function cause(text: string, ...codes: readonly string[]): Concept {
  return { text, codings: codes.map((code) => ({ system: SYSTEM.yj, code, display: undefined })), isStandard: true }
}
const groups = (...causes: readonly Concept[]) =>
  ofOneCause(causes, (each) => each).map(({ records, sameBy }) => [records.map(({ text }) => text), sameBy])

describe('what counts as one 原因', () => {
  it('SUM-3: the same ingredient by code is one cause, whatever the brand, and says that a code joined it', () => {
    expect(groups(cause('サワシリン', '6131001M1010'), cause('アモキシシリン', '6131001M2990'))).toEqual([
      [['サワシリン', 'アモキシシリン'], 'code'],
    ])
  })

  it('SUM-3: words that are the same to the letter are one cause, half and full width apart, and say so', () => {
    expect(groups(cause('ペニシリン系'), cause('ﾍﾟﾆｼﾘﾝ系'))).toEqual([[['ペニシリン系', 'ﾍﾟﾆｼﾘﾝ系'], 'text']])
  })

  it('SUM-3: what stands between the words makes no second cause; another reason does', () => {
    expect(
      groups(
        cause('ロキソプロフェン（ＮＳＡＩＤｓ）　喘息発作の既往'),
        cause('ロキソプロフェン(NSAIDs)：喘息発作の既往'),
      ),
    ).toEqual([
      [['ロキソプロフェン（ＮＳＡＩＤｓ）　喘息発作の既往', 'ロキソプロフェン(NSAIDs)：喘息発作の既往'], 'text'],
    ])
    expect(groups(cause('ロキソプロフェン：喘息'), cause('ロキソプロフェン：腎障害'))).toHaveLength(2)
    expect(groups(cause('抗原2.5'), cause('抗原25'))).toHaveLength(2)
  })

  it('SUM-3: words never join what codes tell apart', () => {
    expect(groups(cause('抗菌薬', '6131001M1010'), cause('抗菌薬', '6132002F1010'))).toHaveLength(2)
  })

  it('SUM-3: similar words stay two causes', () => {
    expect(groups(cause('えび'), cause('えび・かに'))).toHaveLength(2)
  })

  it('a record alone is joined with nothing', () => {
    expect(groups(cause('そば'))).toEqual([[['そば'], undefined]])
  })

  it('H-16: every record stands in exactly one group, in whatever order the hospitals answer', () => {
    const concepts = fc.array(
      fc.record({
        name: fc.constantFrom('アモキシシリン', 'サワシリン', 'そば', 'ｿﾊﾞ'),
        code: fc.constantFrom(undefined, '6131001M1010', '6131001M2990', '6132002F1010'),
      }),
      { maxLength: 7 },
    )
    fc.assert(
      fc.property(concepts, fc.gen(), (made, gen) => {
        const records = made.map(({ name, code }, id) => ({
          id,
          concept: code === undefined ? cause(name) : cause(name, code),
        }))
        const shuffled = records.toSorted(() => gen(fc.constantFrom, -1, 1))
        const grouped = (list: typeof records) =>
          ofOneCause(list, ({ concept }) => concept).map((each) =>
            each.records
              .map(({ id }) => id)
              .toSorted()
              .join(),
          )
        expect(
          grouped(records)
            .flatMap((each) => each.split(','))
            .filter(Boolean),
        ).toHaveLength(records.length)
        expect(grouped(shuffled).toSorted()).toEqual(grouped(records).toSorted())
      }),
    )
  })
})
