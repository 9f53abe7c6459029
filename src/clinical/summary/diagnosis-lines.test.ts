import { describe, expect, it } from 'vitest'
import { fakeDiagnosis } from '#testing/fake-facts.ts'
import { departmentsOf, diagnosisLines, endedSummary, filteredDiagnoses } from './diagnosis-lines.ts'

const names = (list: readonly { name: { text: string } }[]) => list.map(({ name }) => name.text)
const ALL = { facility: undefined, department: undefined, search: '' }

describe('病名', () => {
  it('SUM-2: 主病名 first, then the newest start; coarse dates keep their precision and their place', () => {
    const { active } = diagnosisLines([
      fakeDiagnosis('a', '高血圧症', '2001'),
      fakeDiagnosis('b', '心房細動', '2019-04-10'),
      fakeDiagnosis('a', '2型糖尿病', '2008-05', { isPrincipal: true }),
      fakeDiagnosis('b', '心不全', '2026-10-24', { isPrincipal: true }),
    ])
    expect(names(active)).toEqual(['心不全', '2型糖尿病', '心房細動', '高血圧症'])
    expect(active.at(-1)?.startedAt?.text).toBe('2001')
  })

  it('SUM-2: the same name of two hospitals stays two lines: it may be two courses', () => {
    expect(
      diagnosisLines([fakeDiagnosis('a', '骨折', '2019'), fakeDiagnosis('b', '骨折', '2024')]).active,
    ).toHaveLength(2)
  })

  it('SUM-2: what has ended is apart, the newest end first, and summed up by its outcomes', () => {
    const ended = (name: string, end: string, outcome: string | undefined) =>
      fakeDiagnosis('a', name, '2010', {
        isEnded: true,
        endedAt: { text: end, precision: 'day' },
        outcome,
        status: 'final',
      })
    const { active, ended: past } = diagnosisLines([
      ended('感冒', '2018-01-29', '治癒'),
      ended('肺炎', '2026-11-07', '治癒'),
      ended('胃潰瘍', '2020-01-01', undefined),
    ])
    expect([active, names(past)]).toEqual([[], ['肺炎', '胃潰瘍', '感冒']])
    expect(endedSummary(past)).toEqual({
      from: '2018',
      until: '2026',
      outcomes: [
        { outcome: '治癒', count: 2 },
        { outcome: undefined, count: 1 },
      ],
    })
  })

  it('H-17: a refuted diagnosis and one entered in error are never among the active ones', () => {
    const lines = diagnosisLines([
      fakeDiagnosis('a', '肺癌', '2026', { status: 'cancelled' }),
      fakeDiagnosis('a', '膵癌', '2026', { status: 'entered-in-error' }),
    ])
    expect([lines.active, names(lines.refuted), names(lines.withdrawn)]).toEqual([[], ['肺癌'], ['膵癌']])
  })

  it('GRID-7: a chosen order keeps the stated one as its tiebreak', () => {
    const { active } = diagnosisLines(
      [
        fakeDiagnosis('a', '古い', '2001', { department: '内科' }),
        fakeDiagnosis('a', '外科の病名', '2024', { department: '外科' }),
        fakeDiagnosis('a', '新しい', '2020', { department: '内科' }),
      ],
      'department',
    )
    expect(names(active)).toEqual(['新しい', '古い', '外科の病名'])
  })

  it('GRID-7: by hospital they stand in the order of the letters', () => {
    const all = [fakeDiagnosis('b', 'B院の病名', '2024'), fakeDiagnosis('z', 'A院の病名', '2001')]
    const facilities = all.map(({ facility }) => facility).toReversed()
    expect(names(diagnosisLines(all, 'facility', facilities).active)).toEqual(['A院の病名', 'B院の病名'])
  })

  it('SRC-7: filters by hospital, department and part of a name in any width', () => {
    const all = [
      fakeDiagnosis('a', 'Ｃ型慢性肝炎', '2017', { department: '消化器科' }),
      fakeDiagnosis('b', 'C型慢性肝炎', '2018', { department: '内科' }),
      fakeDiagnosis('b', '高血圧症', '2001'),
    ]
    expect(filteredDiagnoses(all, { ...ALL, search: 'c型' })).toHaveLength(2)
    expect(names(filteredDiagnoses(all, { ...ALL, department: '' }))).toEqual(['高血圧症'])
    expect(filteredDiagnoses(all, { ...ALL, facility: all[1]?.facility })).toHaveLength(2)
    expect(departmentsOf(all)).toEqual([
      { name: '', count: 1 },
      { name: '内科', count: 1 },
      { name: '消化器科', count: 1 },
    ])
  })
})
