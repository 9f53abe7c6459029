import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { everybodyAnswered } from '#testing/everybody-answered.ts'
import { type FakeReplies, FETCHED_AT } from '#testing/fake-network.ts'
import { LAB_CODE, sampleLab } from '#testing/sample-lab-results.ts'
import { grid, K, laboratory, render, rowOf, textsOf } from './testing/render-labs.tsx'

describe('what the grid holds', () => {
  it('LAB-2 LAB-4 DT-7: items by collections from old to new, each value as recorded with its flag in the text', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '5.10', flag: 'H', at: '2026-11-18T09:05' }),
          sampleLab({ ...K, value: '6.2', flag: 'HH', at: '2026-10-24T15:02' }),
        ),
        b: laboratory(sampleLab({ ...K, facility: 'b', value: '3.1', flag: 'L', at: '2026-11-18T14:20' })),
      },
    })
    await grid()
    await everybodyAnswered()
    const row = await rowOf(/^K mmol/)
    expect(textsOf(row).slice(2)).toEqual([
      expect.stringMatching(/^6\.2.*HH/),
      expect.stringMatching(/^5\.10.*H/),
      expect.stringMatching(/^3\.1.*L/),
    ])
    expect(within(row).getAllByText(/^(高値|低値|著高)$/)).toHaveLength(3)
    const headings = within(await grid())
      .getAllByRole('columnheader')
      .map((each) => each.textContent)
    expect(headings.slice(3)).toEqual(['2026/10/24(土)15:02A', '2026/11/18(水)09:05A', '2026/11/18(水)14:20B'])
  })

  it('LAB-2 VAL-1 VAL-6 VAL-3: comparators, texts and missing reasons stand in the cell as they were sent', async () => {
    const at = (day: number) => `2026-11-0${day}T09:00`
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '<0.05', at: at(1) }),
          sampleLab({ ...K, value: '>1000', at: at(2) }),
          sampleLab({ ...K, value: '溶血', unit: undefined, at: at(3) }),
          sampleLab({ ...K, value: undefined, unit: undefined, at: at(4) }, { absentReason: '検査中' }),
        ),
      },
    })
    const row = await rowOf(/^K mmol/)
    for (const text of ['<0.05', '>1000', '溶血', '検査中']) expect(within(row).getByText(text)).toBeInTheDocument()
  })

  it('SRC-8, H-05: a row without a result among the columns in view says how many lie beyond the edge, and until when', async () => {
    render({
      answers: {
        a: laboratory(
          ...Array.from({ length: 30 }, (_, at) =>
            sampleLab({ ...K, value: `4.${at}`, at: `2026-10-${String(at + 1).padStart(2, '0')}T09:00` }),
          ),
          ...['2019-03-04T09:00', '2020-03-04T09:00'].map((at) =>
            sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', at }),
          ),
        ),
      },
    })
    expect(await rowOf(/^Na mmol/)).toHaveTextContent('2020/03/04 まで 2件')
    expect(await rowOf(/^K mmol/)).not.toHaveTextContent('件')
  })

  it('VAL-4 H-14: 訂正 and 速報 are marked; cancelled results are left out with a count', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.1', at: '2026-11-01T09:00' }, { status: 'corrected' }),
          sampleLab({ ...K, value: '4.2', at: '2026-11-02T09:00' }, { status: 'preliminary' }),
          sampleLab({ ...K, value: '9.9', at: '2026-11-03T09:00' }, { status: 'entered-in-error' }),
        ),
      },
    })
    const row = await rowOf(/^K mmol/)
    expect(within(row).getByTitle('訂正')).toHaveTextContent('訂')
    expect(within(row).getByTitle('速報')).toHaveTextContent('速')
    expect(screen.queryByText('9.9')).toBeNull()
    expect(screen.getByText('取消・誤入力 1件を除く')).toBeInTheDocument()
  })

  it('FLAG-1: a letter of the comparison with the own range is outlined, named, and in the legend', async () => {
    render({ answers: { a: laboratory(sampleLab({ ...K, value: '4.9' })) } })
    const row = await rowOf(/^K mmol/)
    const letter = within(row).getByText('H')
    expect(letter).toHaveAttribute('data-outlined', 'true')
    expect(within(row).getByText('基準範囲との比較で高値')).toBeInTheDocument()
    expect(within(screen.getByRole('list', { name: '凡例' })).getByText('基準範囲との比較')).toBeInTheDocument()
  })

  it('LAB-1: a row whose method changed ends with the reason, from the break onward', async () => {
    const alp = { name: 'ＡＬＰ', unit: 'U/L' }
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...alp, jlac10: LAB_CODE.alpJscc, value: '288', at: '2020-03-11T09:20' }),
          sampleLab({ ...alp, jlac10: LAB_CODE.alpIfcc, value: '96', at: '2021-06-09T10:10' }),
        ),
      },
    })
    expect(await rowOf(/^ALP（JSCC法）/)).toHaveTextContent('測定法の変更 JSCC → IFCC')
    expect(await rowOf(/^ALP（IFCC法）/)).not.toHaveTextContent('測定法の変更')
  })

  it('LAB-1, DT-7: under 新しい順 the break stands on the other side, where the newer row begins', async () => {
    const alp = { name: 'ＡＬＰ', unit: 'U/L' }
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...alp, jlac10: LAB_CODE.alpJscc, value: '288', at: '2020-03-11T09:20' }),
          sampleLab({ ...alp, jlac10: LAB_CODE.alpIfcc, value: '96', at: '2021-06-09T10:10' }),
        ),
      },
      address: { order: 'newest-first' },
    })
    expect(await rowOf(/^ALP（IFCC法）/)).toHaveTextContent('測定法の変更 JSCC → IFCC')
    expect(await rowOf(/^ALP（JSCC法）/)).not.toHaveTextContent('測定法の変更')
  })

  it('DT-7, SPD-2: who has not scrolled stays at the newest result when the order is turned round and back', async () => {
    const { user } = render({
      answers: {
        a: laboratory(
          ...Array.from({ length: 30 }, (_, at) =>
            sampleLab({ ...K, value: `4.${at}`, at: `2026-10-${String(at + 1).padStart(2, '0')}T09:00` }),
          ),
        ),
      },
    })
    await rowOf(/^K mmol/)
    const newest = () => screen.queryByRole('columnheader', { name: /2026\/10\/30/ })
    expect(newest()).toBeInTheDocument()
    for (const _ of ['there', 'and back']) {
      await user.click(screen.getByRole('button', { name: '新しい順' }))
      await waitFor(() => expect(newest()).toBeInTheDocument())
      expect(screen.queryByRole('columnheader', { name: /2026\/10\/01/ })).toBeNull()
    }
  })

  it('GRID-10, LAB-1: in a day of two hospitals every single value says its time and hospital', async () => {
    render({
      answers: {
        a: laboratory(sampleLab({ ...K, value: '4.1', at: '2026-11-18T09:05' })),
        b: laboratory(
          sampleLab({
            facility: 'b',
            name: 'Na',
            jlac10: LAB_CODE.na,
            value: '140',
            unit: 'mmol/L',
            at: '2026-11-18T14:00',
          }),
        ),
      },
      address: { by: 'day' },
    })
    await waitFor(async () => expect(textsOf(await rowOf(/^K mmol/)).join(' ')).toMatch(/09:05 A.*4\.1/))
    expect(textsOf(await rowOf(/^Na mmol/)).join(' ')).toMatch(/14:00 B.*140/)
  })

  it('VAL-5, GRID-12: an item without a standard code is marked without pointing at it, and the mark is told below', async () => {
    render({ answers: { a: laboratory(sampleLab({ name: '院内項目', local: 'X1', value: '3' })) } })
    expect((await rowOf(/^院内項目/)).textContent).toContain('※')
    expect(within(screen.getByRole('list', { name: '凡例' })).getByText(/標準コードなし（施設の項目名）/)).toBeVisible()
  })

  it('PRV-1: a result that the patient has not been told of is marked in its cell and in its detail', async () => {
    const { user } = render({
      answers: {
        a: laboratory(sampleLab({ ...K, value: '6.1' }, { sensitivity: [{ mark: 'undisclosed', asOf: undefined }] })),
      },
    })
    const cell = within(await rowOf(/^K mmol/)).getByRole('button', { name: /6\.1/ })
    expect(cell).toHaveTextContent('未告知')
    await user.click(cell)
    expect(await screen.findByRole('region', { name: '6.1' })).toHaveTextContent('未告知')
  })

  it('LAB-3: the heading names a range only when all results share it', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.1' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', range: '138-145' }),
        ),
        b: laboratory(sampleLab({ ...K, facility: 'b', value: '4.2', range: '3.5-5.0' })),
      },
    })
    await waitFor(async () => expect(textsOf(await rowOf(/^K mmol/))[0]).toBe('施設・時期により異なる'))
    expect(textsOf(await rowOf(/^Na mmol/))[0]).toBe('138-145')
  })

  describe('LAB-7 GRAPH-1 E9: where a limit cut the answer of a hospital', () => {
    const results = [
      sampleLab({ ...K, value: '4.0', at: '2026-10-18T09:05' }),
      sampleLab({ ...K, value: '4.4', at: '2026-11-18T09:05' }),
    ]
    const cut = { kind: 'capped', shown: 0, total: 9, of: 'Observation', mayReadOn: true } as const
    const answers = {
      a: laboratory(...results),
      b: { records: { laboratory: () => ({ state: 'data', rows: [], gaps: [cut], fetchedAt: FETCHED_AT }) } },
    } satisfies Record<string, FakeReplies>
    const lines = async (name: string | RegExp) => within(await rowOf(/^K mmol/)).findByRole('img', { name })

    it('the course of a row is not joined, and that is said', async () => {
      render({ answers })
      const course = await lines(/線で結んでいません/)
      expect(course.querySelectorAll('polyline')).toHaveLength(0)
      expect(course.querySelectorAll('circle')).toHaveLength(3)
    })

    it('it is joined while that hospital is filtered away: nothing is awaited of it', async () => {
      render({ answers, address: { facility: 'a' as FacilityId } })
      expect((await lines('推移 4.0 から 4.4')).querySelectorAll('polyline')).toHaveLength(1)
    })
  })

  it('GRID-10 LAB-4: 日ごと stacks every result of a day with its time', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0', at: '2026-11-18T09:05' }),
          sampleLab({ ...K, value: '4.4', at: '2026-11-18T14:20' }),
        ),
      },
      address: { by: 'day' },
    })
    const row = await rowOf(/^K mmol/)
    expect(within(row).getByRole('button', { name: /09:05.*4\.0/ })).toBeInTheDocument()
    expect(within(row).getByRole('button', { name: /14:20.*4\.4/ })).toBeInTheDocument()
  })

  it('LAB-5: empty rows are hidden, and the heading of their set counts them', async () => {
    render({
      answers: {
        a: laboratory(
          sampleLab({ ...K, value: '4.0', at: '2026-11-18T09:05' }),
          sampleLab({ name: 'Na', jlac10: LAB_CODE.na, value: '140', unit: 'mmol/L', at: '2020-01-01T09:00' }),
        ),
      },
      address: { days: '2026-11-18' },
    })
    expect(await screen.findByRole('button', { name: /生化学 1項目 空の行 1 を隠しています/ })).toBeInTheDocument()
  })
})
