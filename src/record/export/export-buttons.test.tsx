import { act, screen, waitFor } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { PROFESSIONS } from '#clinical/profession.ts'
import { DEFAULT_EXPORT } from '#sources/policy-config.ts'
import { dataOf, FETCHED_AT, failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { CopyButton } from './copy-button.tsx'
import { CsvButton } from './csv-button.tsx'
import { useIdentityLines } from './identity-lines.ts'

const NETWORK = { ...fakeNetwork(), now: () => FETCHED_AT }

beforeEach(() => {
  sessionStorage.clear()
})

describe('who may take records out', () => {
  it('DESIGN §8.13: print: physicians, nurses, pharmacists; CSV and copy: physicians and pharmacists', () => {
    const who = (what: keyof typeof DEFAULT_EXPORT) => PROFESSIONS.filter((each) => DEFAULT_EXPORT[what].includes(each))
    expect(who('print')).toEqual(['physician', 'nurse', 'pharmacist'])
    expect(who('csv')).toEqual(['physician', 'pharmacist'])
    expect(who('copy')).toEqual(['physician', 'pharmacist'])
    expect(who('patients')).toEqual(['physician'])
  })

  it('DESIGN §8.13: a deployment says otherwise, and what a profession may not do is not offered', async () => {
    const make = () => ({ head: [], columns: [], rows: [] })
    const exports = { print: ['nurse'], csv: ['nurse'], copy: ['physician'], patients: [] } as const
    renderScreen(
      <>
        <CsvButton fileName="labs" make={make} />
        <CopyButton make={() => ''} />
      </>,
      { network: { ...NETWORK, exports } },
    )
    expect(await screen.findByRole('button', { name: 'コピー' })).toBeVisible()
    expect(screen.queryByRole('button', { name: 'CSVファイルに保存' })).toBeNull()
  })
})

describe('CSV', () => {
  it('PRV-3, GRID-11: saves what was made at the press, under a name that tells nothing of the patient', async () => {
    const saved: { name: string; blob: Blob | undefined }[] = []
    let blob: Blob | undefined
    URL.createObjectURL = (made) => {
      blob = made as Blob
      return 'blob:made'
    }
    URL.revokeObjectURL = vi.fn()
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob })
    })
    const make = () => ({ head: [], columns: ['項目'], rows: [['=K']] })
    const { user } = renderScreen(<CsvButton fileName="labs" make={make} />, { network: NETWORK })
    await user.click(await screen.findByRole('button', { name: 'CSVファイルに保存' }))
    expect(saved.map(({ name }) => name)).toEqual(['labs.csv'])
    expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(await saved[0]?.blob?.arrayBuffer())).toBe(
      "\uFEFF項目\r\n'=K\r\n",
    )
    vi.restoreAllMocks()
  })
})

describe('コピー', () => {
  it('says that it copied, and says that it could not', async () => {
    const { user } = renderScreen(<CopyButton make={() => 'K 5.1'} />, { network: NETWORK })
    const write = vi.spyOn(navigator.clipboard, 'writeText')
    await user.click(await screen.findByRole('button', { name: 'コピー' }))
    expect(write).toHaveBeenCalledWith('K 5.1')
    await waitFor(() => expect(screen.getByRole('button')).toHaveTextContent('コピーしました'))
    write.mockRejectedValue(new Error('denied'))
    await act(async () => screen.getByRole('button').click())
    await waitFor(() => expect(screen.getByText(/クリップボードの利用を許可/)).toBeInTheDocument())
  })
})

describe('the head of a file or a copy', () => {
  it('PRV-3, SRC-2, B7: names the patient, the period, the filters, every source with its state, who and when', async () => {
    const person = fakePerson('p1', { numbers: { a: '00012345' } })
    const answers = [
      new Map([
        ['a', dataOf([1])],
        ['b', failedAnswer()],
      ]),
    ] as unknown as Parameters<ReturnType<typeof useIdentityLines>>[0]['answers']
    function Head() {
      const lines = useIdentityLines()({ person, period: '1年', filters: undefined, answers })
      return <pre>{lines.map(([label, value]) => `${label}：${value}`).join('\n')}</pre>
    }
    renderScreen(<Head />, { network: NETWORK })
    const text = (await screen.findByText(/患者：/)).textContent
    for (const line of [
      '患者：見本 太郎',
      '生年月日：1948/04/12',
      '性別：男',
      '患者番号：例示中央クリニック 00012345',
      '期間：1年',
      '絞り込み：絞り込みなし',
      '出力者：例示 一郎 医師 例示中央クリニック',
      '出力日時：2026/11/21(土) 09:31',
      '取扱い：参照用（原本は各医療機関の記録）',
    ]) {
      expect(text).toContain(line)
    }
    expect(text).toContain(
      '例示中央クリニック 取得済み 2026/11/21(土) 09:31 / 見本総合病院 取得できません / 架空大学病院 未連携',
    )
  })
})
