import { savedText } from '../fixtures/saved-text.ts'
import { expect, test } from '../fixtures/test.ts'
import { PatientsPage } from '../pages/patients-page.ts'

test('B7, GRID-11: the list leaves as a file and on paper with all its rows and whose it is; not for a nurse', async ({
  openDemo,
  page,
}) => {
  await openDemo()
  const patients = new PatientsPage(page)
  await patients.signIn()
  const { name, text } = await savedText(page, () => page.getByRole('button', { name: 'CSVファイルに保存' }).click())
  expect(name).toBe('patients.csv')
  expect(text).toContain('一覧,連携患者一覧　例示中央クリニック')
  const people = await patients.table.getByRole('rowheader').count()
  expect(
    text.split('\r\n').filter((line) => /,\d{4}\/\d\d\/\d\d [^,]+,[^,]+,[男女]/.test(line)).length,
  ).toBeGreaterThan(50)
  expect(text).toContain(`${people}名／全${people}名`)

  const print = async () => {
    await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')))
    await page.emulateMedia({ media: 'print' })
  }
  const paper = page.locator('body > [data-orientation]')
  await print()
  await expect(paper.getByRole('rowheader')).toHaveCount(people)
  await expect(paper).toContainText('例示 一郎 医師')
  await expect(patients.table).toBeHidden()
  await page.emulateMedia({ media: 'screen' })
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')))

  await page.getByRole('button', { name: '利用者の切替' }).click()
  await patients.signIn('例示 百合')
  await print()
  await expect(page.getByText('この画面には、いま印刷できるものがありません')).toBeVisible()
  await expect(page.getByRole('button', { name: 'CSVファイルに保存' })).toHaveCount(0)
  await expect(patients.table).toBeHidden()
})
