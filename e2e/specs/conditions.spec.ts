import { expect, test } from '../fixtures/test.ts'
import { ConditionsPage } from '../pages/conditions-page.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test.describe.configure({ timeout: 120_000 })

async function openConditions(page: ConstructorParameters<typeof ConditionsPage>[0], name: string) {
  const patients = new PatientsPage(page)
  await patients.signIn()
  await patients.open(name)
  const conditions = new ConditionsPage(page)
  await conditions.open()
  return conditions
}

test('SUM-1 SUM-2 SUM-3 SUM-5: four blocks of a patient with ten years of everything, read and opened by keyboard', async ({
  page,
  openDemo,
  expectAccessible,
}) => {
  await openDemo()
  const conditions = await openConditions(page, '見本 太郎')
  for (const name of ['病名', 'アレルギー', '薬剤禁忌', '感染症'] as const) await conditions.isSettled(name)
  await expect(conditions.block('病名').getByRole('rowheader', { name: /肺癌の疑い.*未告知/ })).toBeVisible()
  const sources = conditions.block('アレルギー').getByRole('button', { name: 'アモキシシリン 2施設の記録' })
  await sources.focus()
  await page.keyboard.press('Enter')
  await expect(conditions.block('アレルギー').getByText('同じコードによりまとめています')).toBeVisible()
  await conditions
    .block('感染症')
    .getByRole('button', { name: /ＨＢｓ抗原.*過去 \d+件/ })
    .click()
  await conditions
    .block('病名')
    .getByRole('button', { name: /転帰済み \d+件/ })
    .click()
  await expect(conditions.block('病名').getByText('急性肺炎')).toBeVisible()
  await expectAccessible()
})

test('SRC-2 H-03: a hospital that fails is named in each block, with its own 再試行, and nothing is "none"', async ({
  page,
  openDemo,
  announce,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=D:down')
  const conditions = await openConditions(page, '名寄 和美')
  for (const name of ['病名', 'アレルギー'] as const) await conditions.isSettled(name)
  await expect(conditions.block('アレルギー').getByText('食い違う記録：「アレルギーなし」 1件')).toBeVisible()
  await expect(conditions.block('アレルギー').getByRole('button', { name: 'ペニシリン系 2施設の記録' })).toBeVisible()
})

test('HDR-2: 「アレルギーなし」 in several forms is shown record by record and proves it when everybody has answered', async ({
  page,
  openDemo,
}) => {
  await openDemo()
  const conditions = await openConditions(page, '髙見 﨑子')
  await conditions.isSettled('アレルギー')
  await expect(conditions.block('アレルギー').getByText('なし（2025/04/09 例示中央クリニック 確認）')).toBeVisible()
  await expect(conditions.block('アレルギー').getByText('薬物アレルギー：特になし')).toBeVisible()
})

test('H-03: with one of these hospitals down the very same records prove nothing', async ({
  page,
  openDemo,
  announce,
}) => {
  announce('/fhir/')
  await openDemo('/', '?demo=B:down')
  const conditions = await openConditions(page, '髙見 﨑子')
  await conditions.isSettled('アレルギー')
  await expect(conditions.block('アレルギー').getByText(/アレルギーなしとは確認できません/)).toBeVisible()
  await expect(conditions.block('アレルギー').getByText(/^なし（/)).toHaveCount(0)
  await expect(conditions.block('アレルギー').getByRole('button', { name: /を再試行$/ })).toBeVisible()
})

test('PRV-1: 患者提示モード leaves nothing of what the patient has not been told', async ({ page, openDemo }) => {
  await openDemo()
  const conditions = await openConditions(page, '未告知 守')
  await conditions.isSettled('病名')
  await expect(conditions.block('病名').getByText('転移性肝癌')).toBeVisible()
  await page.getByRole('main').getByRole('button', { name: '患者提示モード' }).click()
  await expect(conditions.block('病名').getByText('高血圧症')).toBeVisible()
  await expect(page.getByText(/癌|未告知$/)).toHaveCount(0)
})
