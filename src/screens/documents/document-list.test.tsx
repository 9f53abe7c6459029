import { screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ClinicalFact } from '#clinical/facts.ts'
import { failedAnswer, fakePerson, neverAnswers } from '#testing/fake-network.ts'
import { pane, replies, row, show, title } from './testing/render-documents.tsx'
import { bundleOf, fileOf, narrative, sectionOf, stranger, textFile } from './testing/sample-documents.ts'

describe('文書一覧', () => {
  it('DOC-1: tells date, title, hospital, department, author, state and attachments, newest on top below months', async () => {
    show([
      fileOf('看護サマリー', '2026-11-08', [textFile('x')], { department: '5階東病棟', author: '見本 花' }),
      fileOf('退院時サマリー', '2026-11-18', [textFile('x'), textFile('y')]),
      fileOf('腎臓内科 報告書', '2026-06-10', [textFile('x')], { status: 'preliminary' }),
    ])
    const table = await screen.findByRole('table', { name: '文書一覧' })
    const rows = within(table)
      .getAllByRole('row')
      .map(({ textContent }) => textContent)
    expect(rows.slice(1).map((text) => text?.replace(/\s+/g, ' '))).toEqual([
      '2026年11月',
      expect.stringMatching(/11\/18.*退院時サマリー.*見本総合病院.*添付 2件.*確定/),
      expect.stringMatching(/11\/08.*看護サマリー.*見本総合病院.*5階東病棟.*見本 花.*確定/),
      '2026年6月',
      expect.stringMatching(/06\/10.*腎臓内科 報告書.*速報/),
    ])
  })

  it('SRC-1, H-05: before anything has come no number of documents is told', async () => {
    show([], { answers: { b: { records: { file: neverAnswers<ClinicalFact>() } } } })
    expect(await screen.findByRole('button', { name: '未読のみ' })).toBeVisible()
    expect(screen.queryByText(/件中/)).toBeNull()
  })

  it('SRC-1, H-05: not even the filter of all says 0 before anything has come', async () => {
    show([], { answers: { b: { records: { file: neverAnswers() } } } })
    expect(await screen.findByRole('button', { name: 'すべて' })).toBeVisible()
    expect(screen.queryByRole('button', { name: /すべて\s*0/ })).toBeNull()
  })

  it('GRID-8: nothing is open when the list opens', async () => {
    show([fileOf('退院時サマリー', '2026-11-18', [textFile('x')])])
    await row(/退院時サマリー/)
    expect(within(pane()).getByText('左の一覧から文書を選んでください')).toBeVisible()
  })

  it('H-27: what was not opened is unread, counted, and read once it is open', async () => {
    const { user } = show([
      fileOf('退院時サマリー', '2026-11-18', [textFile('本文')]),
      fileOf('看護サマリー', '2026-11-08', [textFile('本文')]),
    ])
    expect(await row(/未読\s*退院時サマリー/)).toBeVisible()
    expect(screen.getByRole('button', { name: /未読のみ\s*2/ })).toBeVisible()
    await user.click(await title(/退院時サマリー/))
    await waitFor(() => expect(screen.getByRole('button', { name: /未読のみ\s*1/ })).toBeVisible())
    await user.click(screen.getByRole('button', { name: /未読のみ\s*1/ }))
    expect(screen.queryByRole('button', { name: /退院時サマリー/ })).not.toBeInTheDocument()
    expect(screen.getByText(/2件中 1件を表示/)).toBeVisible()
  })

  it('LIST-6: what came since the last look says 新着, whether it is read or not; before a first look nothing does', async () => {
    const { user } = show([
      fileOf('前からの紹介状', '2026-11-18', [textFile('本文')]),
      fileOf('届いた紹介状', '2026-11-22', [textFile('本文')]),
    ])
    await row(/届いた紹介状/)
    expect(screen.queryByText('新着')).toBeNull()
    await user.click(screen.getByRole('button', { name: '見てから開き直す' }))
    expect(await row(/新着.*届いた紹介状/)).toBeVisible()
    expect(screen.getAllByText('新着')).toHaveLength(1)
    await user.click(await title(/届いた紹介状/))
    expect(await row(/新着.*届いた紹介状/)).toBeVisible()
    expect(screen.queryByRole('row', { name: /未読\s*届いた紹介状/ })).toBeNull()
  })

  it('SRC-7: filters are said in words with both numbers, and lifted in one click', async () => {
    const { user } = show([
      fileOf('紹介状', '2026-11-18', [textFile('x')]),
      fileOf('写真', '2026-11-17', [textFile('x')]),
    ])
    await row(/紹介状/)
    await user.type(screen.getByRole('searchbox', { name: '文書を検索' }), 'どこにもない')
    expect(await screen.findByText('条件に合う記録はありません')).toBeVisible()
    expect(screen.getAllByText(/2件中 0件を表示/)).not.toHaveLength(0)
    await user.click(screen.getAllByRole('button', { name: '解除' })[0] ?? document.body)
    await user.click(screen.getByRole('button', { name: /紹介・返書\s*1/ }))
    expect(screen.getByText(/絞り込み：紹介・返書/)).toBeVisible()
    expect(screen.queryByRole('row', { name: /写真/ })).not.toBeInTheDocument()
  })

  it('SRC-7: the hospital filter is named, its total is over all hospitals, and one click lifts it', async () => {
    const answers = {
      a: replies({ ...fileOf('紹介状 A', '2026-11-18', []), key: 'a/1', facility: 'a' as FacilityId }),
      b: replies(fileOf('紹介状 B', '2026-11-17', []), fileOf('返書 B', '2026-11-16', [])),
    }
    const { user } = show([], { answers, start: { facility: 'b' as FacilityId } })
    expect(await screen.findByText(/3件中 2件を表示/)).toHaveTextContent('絞り込み：B 見本総合病院')
    await user.click(screen.getByRole('button', { name: '解除' }))
    expect(await title(/紹介状 A/)).toBeVisible()
  })

  it('SRC-7: a period chosen in another screen hides no document, and the list says so', async () => {
    show([fileOf('古い紹介状', '2012-11-18', [textFile('x')])], { start: { period: '3m' } })
    expect(await row(/古い紹介状/)).toBeVisible()
    expect(screen.getByText('期間にかかわらず、すべての文書が対象です')).toBeVisible()
  })

  it('SRC-1, H-03: a hospital that was chosen and failed is not told as filtered out', async () => {
    const answers = { a: { records: { file: failedAnswer() } }, b: replies(fileOf('紹介状 B', '2026-11-17', [])) }
    show([], { answers, start: { facility: 'a' as FacilityId } })
    expect(await screen.findByText('取得できた範囲に該当なし')).toBeVisible()
    expect(screen.queryByText('条件に合う記録はありません')).toBeNull()
  })

  it('SRC-2 SRC-3: a failing and a slow hospital are named above what the others have', async () => {
    const failing = { records: { file: failedAnswer(), 'clinical-record': failedAnswer(), report: failedAnswer() } }
    const slow = { records: { file: neverAnswers<ClinicalFact>() } }
    const person = fakePerson('taro', { links: { a: 'linked', b: 'linked', c: 'linked' }, numbers: { b: '44710092' } })
    show([], { person, answers: { a: failing, b: replies(fileOf('紹介状', '2026-11-18', [textFile('x')])), c: slow } })
    expect(await row(/紹介状/)).toBeVisible()
    expect(await screen.findByText(/例示中央.*文書・レポートを含みません/)).toBeVisible()
    expect(screen.getByRole('button', { name: /例示中央.*再試行/ })).toBeVisible()
    expect(await screen.findByText(/架空大学病院 の文書・レポートを照会しています/)).toBeVisible()
    await waitFor(() => expect(screen.queryByText(/より前を照会しています/)).toBeNull())
  })

  it('H-05: no document is said only when everybody answered', async () => {
    show([])
    expect(await screen.findByText('該当なし')).toBeVisible()
    expect(within(pane()).queryByText(/選んでください/)).toBeNull()
  })

  it('DOC-7: a document that awaits consent is listed without content', async () => {
    const { user } = show([fileOf('腎臓内科 報告書', '2026-06-10', [], { isAwaitingConsent: true })])
    expect(await row(/腎臓内科 報告書.*同意待ち/)).toBeVisible()
    await user.click(await title(/腎臓内科/))
    expect(within(pane()).getByText(/患者の同意が得られるまで/)).toBeVisible()
  })

  it('DOC-7, H-27: what was chosen and could not be read stays unread: no consent, another patient, no content', async () => {
    const { user } = show([
      fileOf('同意の前', '2026-11-18', [], { isAwaitingConsent: true }),
      fileOf('別の人', '2026-11-17', [bundleOf([sectionOf('333', '経過', narrative('他人の経過'))], [], stranger)]),
      fileOf('外の場所', '2026-11-16', [
        { title: 'x', contentType: 'text/plain', size: 1, url: 'https://elsewhere.example/x', data: undefined },
      ]),
      fileOf('読める文書', '2026-11-15', [textFile('本文')]),
    ])
    for (const [name, shown] of [
      [/同意の前/, '同意待ち'],
      [/別の人/, '別の患者の文書の可能性があるため表示しません'],
      [/外の場所/, '医療機関の外の場所を指しているため取得しません'],
    ] as const) {
      await user.click(await title(name))
      expect(await within(pane()).findByText(shown, { selector: ':not(td *)' })).toBeVisible()
    }
    expect(screen.getByRole('button', { name: /未読のみ\s*4/ })).toBeVisible()
    await user.click(await title(/読める文書/))
    await waitFor(() => expect(screen.getByRole('button', { name: /未読のみ\s*3/ })).toBeVisible())
    for (const name of [/未読\s*同意の前/, /未読\s*別の人/, /未読\s*外の場所/]) expect(await row(name)).toBeVisible()
  })

  it('GRID-11 SRC-6: of 5 000 documents it says how many are drawn and draws more when asked', async () => {
    const many = Array.from({ length: 5_000 }, (_, at) =>
      fileOf(`記録 ${at}`, '2026-11-18', [], { key: `k${String(at).padStart(4, '0')}` }),
    )
    const { user } = show(many)
    expect(await screen.findByText(/5000件中 5000件を表示/)).toBeVisible()
    expect(screen.getAllByRole('button', { name: /記録 \d/ })).toHaveLength(200)
    await user.click(screen.getByRole('button', { name: 'さらに 200件を表示' }))
    expect(screen.getAllByRole('button', { name: /記録 \d/ })).toHaveLength(400)
  })

  it('ACC-2: the list is one stop of Tab; arrows walk its titles and Enter opens', async () => {
    const { user } = show([
      fileOf('一', '2026-11-18', [textFile('本文一')]),
      fileOf('二', '2026-11-17', [textFile('本文二')]),
    ])
    const first = await title(/一$/)
    first.focus()
    await user.keyboard('{ArrowDown}')
    expect(await title(/二$/)).toHaveFocus()
    await user.keyboard('{Enter}')
    expect(await within(pane()).findByText('本文二')).toBeVisible()
  })
})

describe('versions', () => {
  const older = fileOf('診療情報提供書', '2026-11-08', [textFile('初版の本文')], {
    key: 'v1',
    isCurrentVersion: false,
    recordedAt: { text: '2026-11-08T10:00', precision: 'minute' },
  })
  const newer = fileOf('診療情報提供書', '2026-11-08', [textFile('第2版の本文')], { key: 'v2', replaces: ['v1'] })

  it('DOC-1: the newest opens; the older is reachable, says 旧版 across it, and leads back', async () => {
    const { user } = show([older, newer])
    expect(await row(/診療情報提供書.*訂正版/)).toBeVisible()
    await user.click(await title(/診療情報提供書/))
    expect(await within(pane()).findByText('第2版の本文')).toBeVisible()
    await user.click(within(screen.getByRole('navigation', { name: '旧版 1' })).getByRole('button'))
    const old = await within(pane()).findByText('初版の本文')
    expect(old.closest('article')).toHaveAttribute('data-watermark', '旧版')
    await user.click(within(pane()).getByRole('button', { name: '最新の版を開く' }))
    expect(await within(pane()).findByText('第2版の本文')).toBeVisible()
  })

  it('B3: a document that its hospital restricted is marked, and opens only when asked for; an unknown label counts as one', async () => {
    const label = (code: string) => ({ sensitivity: [{ mark: 'restricted' as const, code }] })
    const { user } = show([
      fileOf('精神科サマリー', '2026-11-18', [textFile('制限された本文')], label('R')),
      fileOf('相談記録', '2026-11-17', [textFile('相談の本文')], label('PSY')),
    ])
    await user.click(await title(/精神科サマリー/))
    expect(await row(/未読\s*精神科サマリー.*閲覧制限/)).toBeVisible()
    expect(within(pane()).getByText(/閲覧制限（R 制限）を付けています/)).toBeVisible()
    expect(within(pane()).queryByText('制限された本文')).toBeNull()
    await user.click(within(pane()).getByRole('button', { name: '内容を表示' }))
    expect(await within(pane()).findByText('制限された本文')).toBeVisible()
    await user.click(await title(/相談記録/))
    expect(within(pane()).getByText(/閲覧制限（PSY）を付けています/)).toBeVisible()
    expect(within(pane()).queryByText('相談の本文')).toBeNull()
  })

  it('VAL-4: a withdrawn document stays in the list, struck through and named', async () => {
    const { user } = show([fileOf('紹介状', '2026-11-18', [textFile('本文')], { status: 'entered-in-error' })])
    expect((await row(/紹介状.*誤入力/)).dataset.withdrawn).toBe('true')
    await user.click(await title(/紹介状/))
    expect(within(pane()).getByText('この文書は取り消されています')).toBeVisible()
  })
})
