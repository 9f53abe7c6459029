import { screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { ClinicalDocument, Report } from '#clinical/event-facts.ts'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { made, pane, replies, Screen, show, TARO, title } from '../testing/render-documents.tsx'
import {
  bundleOf,
  FHIR_JSON,
  fileOf,
  narrative,
  reportOf,
  sectionOf,
  textFile,
  xmlBundleOf,
} from '../testing/sample-documents.ts'

describe('the text of a document', () => {
  const open = async (facts: readonly (ClinicalDocument | Report)[], more = {}) => {
    const { user } = show(facts, more)
    await user.click(await title(/文書 X/))
    return user
  }
  const file = (...files: Parameters<typeof fileOf>[2]) => fileOf('文書 X', '2026-11-18', files)

  it('DOC-3: every section reaches the screen: nested, without narrative, unknown, empty with its reason, attached documents', async () => {
    const inner = bundleOf([sectionOf('333', '入院中経過', narrative('利尿薬で改善'))])
    const nested: unknown = JSON.parse(atob(inner.data ?? ''))
    const user = await open([
      file(
        bundleOf(
          [
            sectionOf('300', '構造情報', {
              section: [
                sectionOf('340', '傷病名・主訴', {
                  ...narrative('うっ血性心不全'),
                  entry: [{ reference: 'urn:uuid:r0' }],
                }),
                sectionOf('362', '', narrative('旧い現病歴')),
              ],
            }),
            sectionOf('999', '院内独自', narrative('連絡事項')),
            sectionOf('550', '家族歴', { emptyReason: { coding: [{ code: 'notasked' }] } }),
            sectionOf('530', '予防接種歴', {}),
            sectionOf('210', '添付情報', { entry: [{ reference: 'urn:uuid:r1' }] }),
          ],
          [
            {
              resourceType: 'Condition',
              code: { text: '慢性心不全' },
              clinicalStatus: { coding: [{ code: 'active' }] },
              subject: { reference: 'urn:uuid:patient' },
            },
            nested as object,
          ],
        ),
      ),
    ])
    for (const text of ['うっ血性心不全', '旧い現病歴', '連絡事項', '利尿薬で改善'])
      expect(await within(pane()).findByText(text)).toBeVisible()
    for (const name of ['傷病名・主訴', '現病歴', /院内独自/, '家族歴', '予防接種歴', '添付情報', '入院中経過']) {
      expect(within(pane()).getByRole('heading', { name })).toBeVisible()
    }
    expect(within(pane()).getByText('慢性心不全')).toBeVisible()
    expect(within(pane()).getByText(/本文に代わるものではありません/)).toBeVisible()
    expect(within(pane()).getByText('標準にないセクション（999）')).toBeVisible()
    expect(within(pane()).getByText('聴取せず（取得せず）')).toBeVisible()
    expect(within(pane()).getByText('このセクションに記載はありません')).toBeVisible()
    expect(user).toBeDefined()
  })

  it('DOC-4: an entry without a form of its own names its elements in the reader’s words; an unknown one keeps its name', async () => {
    const carePlan = {
      resourceType: 'CarePlan',
      status: 'active',
      description: '体重を毎日記録',
      activity: [{ detail: { description: '訪問看護 週2回' } }],
      instantiatesUri: ['院内の計画'],
    }
    await open([file(bundleOf([sectionOf('770', '療養計画', { entry: [{ reference: 'urn:uuid:r0' }] })], [carePlan]))])
    expect(await within(pane()).findByText('その他の項目（療養計画）')).toBeVisible()
    const term = (name: string) => within(pane()).getByText(name, { selector: 'dt' }).nextElementSibling
    expect(term('状態')).toHaveTextContent(/^有効$/)
    expect(term('内容')).toHaveTextContent('体重を毎日記録')
    expect(term('実施すること')).toHaveTextContent('訪問看護 週2回')
    expect(term('instantiatesUri')).toHaveTextContent('院内の計画')
  })

  it('DOC-4: a name that the server gives is shown as it is, be it one that every object knows', async () => {
    const odd = { resourceType: 'constructor', toString: '体重を毎日記録' }
    await open([file(bundleOf([sectionOf('770', '療養計画', { entry: [{ reference: 'urn:uuid:r0' }] })], [odd]))])
    expect(await within(pane()).findByText('その他の項目（constructor）')).toBeVisible()
    expect(within(pane()).getByText('toString', { selector: 'dt' }).nextElementSibling).toHaveTextContent(
      '体重を毎日記録',
    )
  })

  it('DOC-3 VAL-5: a document in XML is read as the same document in JSON is, and not shown as markup', async () => {
    await open([file(xmlBundleOf('心不全のご高診をお願いします', '1948-04-12'))])
    expect(await within(pane()).findByText('心不全のご高診をお願いします')).toBeVisible()
    expect(within(pane()).getByRole('heading', { name: '紹介目的' })).toBeVisible()
    expect(within(pane()).getByText('画面の患者と一致')).toBeVisible()
    expect(pane().textContent).not.toContain('<Bundle')
  })

  it('PID-6: a document in XML of somebody else is not shown', async () => {
    await open([file(xmlBundleOf('別人の経過', '1950-01-01'))])
    expect(await within(pane()).findByText('別の患者の文書の可能性があるため表示しません')).toBeVisible()
    expect(screen.queryByText('別人の経過')).toBeNull()
  })

  it('D1 D12: narrative acts in no way, loads nothing, takes nobody anywhere; what was taken away is said', async () => {
    await open([
      file(
        bundleOf([
          sectionOf(
            '333',
            '経過',
            narrative(
              '<p onclick="x()" style="position:fixed" id="main" class="banner">経過良好</p><script>x()</script><iframe src="https://e.example"></iframe><form><input name="p"/></form><a href="javascript:x()">検査</a><a href="https://phish.example/a">再ログイン</a><img src="https://t.example/p.png" alt="心電図"/>',
            ),
          ),
        ]),
      ),
    ])
    const text = await within(pane()).findByText('経過良好')
    const article = text.closest('article')
    expect([...text.attributes].map(({ name }) => name)).toEqual([])
    expect(article?.querySelector('script, iframe, form, input, a, img, [style], [onclick]')).toBeNull()
    expect(article?.textContent).toContain('検査（javascript:x()）')
    expect(article?.textContent).toContain('再ログイン（https://phish.example/a）')
    expect(article?.textContent).toContain('心電図 ［画像（表示しません）：https://t.example/p.png］')
    expect(within(pane()).getByText(/動作する内容（\d+か所）は取り除きました/)).toBeVisible()
    expect(within(pane()).getByText('書式（色・配置）は取り除いて表示しています')).toBeVisible()
  })

  it('D6: HTML of another institution is sanitised below a banner that says whose it is', async () => {
    await open([
      file(
        textFile(
          '<!doctype html><style>b{}</style><h1>報告</h1><p>歩行 310 m</p><script>x()</script><meta http-equiv="refresh" content="0;url=https://e.example">',
          'text/html',
        ),
      ),
    ])
    expect(await within(pane()).findByText('歩行 310 m')).toBeVisible()
    expect(within(pane()).getByText('他施設文書')).toBeVisible()
    expect(pane().querySelector('script, meta, style')).toBeNull()
  })

  it('D5: an SVG is a picture of a blob whose type is ours, never markup of the page', async () => {
    await open([
      file(
        textFile('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"><script>x()</script></svg>', 'image/svg+xml'),
      ),
    ])
    const image = await within(pane()).findByRole('img', { name: /画像/ })
    expect(image).toHaveAttribute('src', 'blob:fake')
    expect(made.mock.lastCall?.[0].type).toBe('image/svg+xml')
    expect(pane().querySelector('section svg script')).toBeNull()
  })

  it('D7: an Office file or a program is never shown, only saved, as bytes of no type', async () => {
    const user = await open([file(textFile('PK\u0003\u0004xxxx', 'application/pdf', '../見積\u202E.pdf'))])
    expect(await within(pane()).findByText('この種類のファイルは画面に表示しません')).toBeVisible()
    expect(
      within(pane()).getByText(/ファイルの中身（ZIP \/ Office）が登録された種類（application\/pdf）と異なります/),
    ).toBeVisible()
    await user.click(within(pane()).getByRole('button', { name: 'ファイルを保存' }))
    expect(made.mock.lastCall?.[0].type).toBe('application/octet-stream')
  })

  it('D9 H-23: characters that may deceive become visible, and damaged text says so', async () => {
    await open([file(textFile('体重 62.10 kg\u202Eさ\u200B\n$B4ORM$N7k2L(B', 'text/plain'))])
    expect(await within(pane()).findByText(/体重 62\.10 kg⟨U\+202E⟩さ⟨U\+200B⟩/)).toBeVisible()
    expect(within(pane()).getByText(/文字化けの可能性があります/)).toBeVisible()
  })

  it('DESIGN §8.19: a CDA document is listed as 準備中, checked, and gives its text on request', async () => {
    const cda = (birth: string) =>
      `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient><name use="IDE"><family>見本</family><given>太郎</given></name><administrativeGenderCode code="M"/><birthTime value="${birth}"/></patient></patientRole></recordTarget><component><structuredBody><text>経過良好</text></structuredBody></component></ClinicalDocument>`
    const user = await open([file(textFile(cda('19480412'), 'application/xml'))])
    expect(await within(pane()).findByText('表示は準備中（CDA文書）')).toBeVisible()
    expect(screen.queryByText('経過良好')).not.toBeInTheDocument()
    await user.click(within(pane()).getByRole('button', { name: '本文を文字で表示' }))
    expect(within(pane()).getByText('経過良好')).toBeVisible()
  })

  it('D7: a file whose content is not what its hash was made of says so above it', async () => {
    await open([file({ ...textFile('経過良好'), hash: '2jmj7l5rSw0yVb/vlWAYkK/YBwk=' })])
    expect(await within(pane()).findByText(/登録時のハッシュ値と内容が一致しません/)).toBeVisible()
    expect(within(pane()).getByText('経過良好')).toBeVisible()
  })

  it('VAL-5 E6: a document that was cut off is shown as the text that came', async () => {
    await open([file({ ...textFile('{"resourceType":"Bundle","type":"document","entry":[{"resou', FHIR_JSON) })])
    expect(await within(pane()).findByText('文書の形式を読み取れません。届いたままの文字を表示します')).toBeVisible()
    expect(within(pane()).getByText(/"type":"document"/)).toBeVisible()
  })

  it('C8 D12: a file outside the hospital’s base is not asked for, and its address is text', async () => {
    await open([
      file({
        title: 'x',
        contentType: 'application/pdf',
        size: undefined,
        url: 'https://evil.example/x.pdf',
        data: undefined,
      }),
    ])
    expect(await within(pane()).findByText('医療機関の外の場所を指しているため取得しません')).toBeVisible()
    expect(within(pane()).getByText('https://evil.example/x.pdf')).toBeVisible()
    expect(screen.queryByRole('link')).not.toBeInTheDocument()
  })

  it('PRV-1: in 患者提示モード only what is known to hold nothing undisclosed is shown', async () => {
    const tag = [{ system: 'http://jpfhir.jp/fhir/clins/CodeSystem/JP_ehrshrs_indication', code: 'UNINFORMED' }]
    const hidden = {
      resourceType: 'Condition',
      meta: { tag },
      code: { text: '胃癌' },
      subject: { reference: 'urn:uuid:patient' },
    }
    const { user } = show(
      [
        fileOf('文書 X', '2026-11-18', [
          bundleOf(
            [sectionOf('340', '傷病名', { ...narrative('胃癌'), entry: [{ reference: 'urn:uuid:r0' }] })],
            [hidden],
          ),
        ]),
        fileOf('文書 Y', '2026-11-17', [textFile('胃癌の経過')]),
        fileOf('文書 Z', '2026-11-16', [bundleOf([sectionOf('340', '傷病名', narrative('高血圧症'))])]),
      ],
      { isPatientFacing: true },
    )
    for (const name of [/文書 X/, /文書 Y/]) {
      await user.click(await title(name))
      expect(await within(pane()).findByText('患者提示モードでは表示しません')).toBeVisible()
      expect(screen.queryByText(/胃癌/)).not.toBeInTheDocument()
    }
    await user.click(await title(/文書 Z/))
    expect(await within(pane()).findByText('高血圧症')).toBeVisible()
  })

  it('DOC-6: two documents side by side, each with its own patient line, and one of them closed again by keyboard', async () => {
    const { user } = show([
      fileOf('文書 X', '2026-11-18', [textFile('本文X')]),
      fileOf('文書 Y', '2026-11-17', [textFile('本文Y')]),
    ])
    await user.click(await title(/文書 X/))
    await within(pane()).findByText('本文X')
    within(pane()).getByRole('button', { name: '並べて表示' }).focus()
    await user.keyboard('{Enter}{ArrowDown}{Enter}')
    const beside = await screen.findByRole('region', { name: '並べて表示した文書' })
    expect(await within(beside).findByText('本文Y')).toBeVisible()
    expect(within(pane()).getByText('本文X')).toBeVisible()
    expect(screen.getAllByText('文書の患者')).toHaveLength(2)
    // Escape closes what stands beside, then leads from the document back to the list (ACC-2).
    within(beside).getByRole('button', { name: '閉じる' }).focus()
    await user.keyboard('{Escape}')
    expect(screen.queryByText('本文Y')).not.toBeInTheDocument()
    within(pane()).getByRole('button', { name: '並べて表示' }).focus()
    await user.keyboard('{Escape}')
    expect(within(pane()).getByText('本文X')).toBeVisible()
    expect(screen.getByRole('table', { name: '文書一覧' })).toContainElement(document.activeElement as HTMLElement)
  })
})

describe('a report', () => {
  it('IMG-5 DOC-3: tells its findings, its study and the file that came with it', async () => {
    const { user } = show([
      reportOf('胸部CT 読影報告', '2026-11-07', '右下葉に浸潤影。\n胸水は消失。', {
        studyUids: ['1.2.3'],
        files: [textFile('別紙の本文')],
      }),
    ])
    await user.click(await title(/胸部CT/))
    expect(await within(pane()).findByText(/右下葉に浸潤影/)).toBeVisible()
    expect(within(pane()).getByText('登録された患者番号は画面の患者と一致')).toBeVisible()
    expect(within(pane()).getByText('検査 1.2.3')).toBeVisible()
    expect(await within(pane()).findByText('別紙の本文')).toBeVisible()
  })

  it('SRC-6: results that were not found are counted, never left out in silence', async () => {
    const { user } = show([reportOf('心エコー', '2026-11-06', 'EF 38%', { resultKeys: ['b/Observation/x'] })])
    await user.click(await title(/心エコー/))
    expect(await within(pane()).findByText('関連する結果 1件は取得した範囲にありません')).toBeVisible()
  })
})

it('speaks English throughout', async () => {
  renderScreen(<Screen />, {
    network: fakeNetwork({ people: [TARO], answers: { b: replies(fileOf('紹介状', '2026-11-18', [])) } }),
    language: 'en',
  })
  expect(await screen.findByRole('table', { name: 'Documents' })).toBeVisible()
  expect(screen.getByText('Choose a document from the list')).toBeVisible()
})
