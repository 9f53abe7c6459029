import { expect, test } from '../fixtures/real-network.ts'
import { LabsPage } from '../pages/labs-page.ts'
import { RecordGaps } from '../pages/record-gaps.ts'
import { never, slow } from '../servers/fault-levers.ts'

const C = '架空大学病院'

// Time for a busy machine, and not so much that the test waits for it.
test.use({ siteConfig: { policy: { firstByteSeconds: 12 } } })
test.describe.configure({ timeout: 90_000 })

test('E2: a hospital that never answers is named at its deadline, and the others stand meanwhile; another try may be late', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/fhir/')
  const { servers } = realNetwork
  const gaps = new RecordGaps(page)
  await realNetwork.signIn(page)
  servers.C.fault(never)
  await realNetwork.openPatient(page, '見本ヶ丘 権之助')
  const labs = await LabsPage.opened(page)
  await expect(labs.grid.getByRole('rowheader').first()).toBeVisible()
  await expect(gaps.inStrip('架空大学')).toContainText('照会中')
  await gaps.say(C, /検査結果を含みません（時間内に応答がありません \d{2}:\d{2}）/)
  await expect(gaps.inStrip('架空大学')).toContainText('取得できません', { timeout: 30_000 })
  servers.C.fault(slow(500))
  await page
    .getByRole('button', { name: `${C} を再試行` })
    .first()
    .click()
  await gaps.areNone()
  await expect(gaps.of(C)).toHaveCount(0)
})
