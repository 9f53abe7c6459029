import { expect, test } from '../fixtures/real-network.ts'
import { PATIENT } from '../fixtures/real-results.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'
import { RecordGaps } from '../pages/record-gaps.ts'

const B = '見本総合病院'
const C = '架空大学病院'

test.use({
  people: ['png5dpibxxjatcav'],
  days: /^2026(?:0[6-9]|1)/,
  siteConfig: {
    facilities: {
      // Above the ports that a system gives out by itself: nobody listens.
      B: { base: 'http://127.0.0.1:64999/fhir/' },
      // A name that no resolver may ever know (RFC 6761).
      C: { base: 'https://fhir.kaku.invalid/fhir/' },
    },
  },
})

test('E1 H-03: a hospital that refuses the connection and one whose name leads nowhere are failures with their time; the others are whole', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/fhir/')
  const gaps = new RecordGaps(page)
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  await gaps.failedAt('見本総合', '架空大学')
  await expect(gaps.inStrip('例示中央')).toContainText(/\d{2}:\d{2}/)
  await expect(new PatientFrame(page).alert('アレルギー')).toContainText('B・C 未取得')
  const labs = await LabsPage.opened(page)
  for (const hospital of [B, C]) {
    await gaps.say(hospital, /検査結果を含みません（応答がありません \d{2}:\d{2}）/)
    await expect(page.getByRole('main').getByRole('button', { name: `${hospital} を再試行` })).toBeVisible()
  }
  await expect(labs.grid.getByRole('rowheader').first()).toBeVisible()
})
