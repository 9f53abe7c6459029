import { ctFiles } from '#testing/real-servers/ct-study.ts'
import { hasServers } from '../fixtures/pacs.ts'
import { expect, test } from '../fixtures/real-network.ts'
import { ImageMeasurePage } from '../pages/image-measure-page.ts'
import { ImagesPage } from '../pages/images-page.ts'
import { PatientFrame } from '../pages/patient-frame.ts'

test.skip(!hasServers(), 'no PACS')
// One network for all of them: fully parallel each worker would start its own.
test.describe.configure({ mode: 'default', timeout: 150_000 })
test.use({
  people: ['p3axgj7gbmlzey4g'],
  days: /^202611/,
  siteConfig: { policy: { imageTools: 'full' } },
  hasPictures: true,
})

const PATIENT = '見本 太郎'
const STUDY = /見本総合病院.*2026\/11\/15.*CT/

test.beforeEach(async ({ realNetwork: { pictures } }) => {
  for (const file of ctFiles(3)) await pictures?.B.orthanc.store(file)
})

test('B1, C8, C9: a hospital’s pictures come through the gate of its PACS with that hospital’s token, and a measurement goes to the store of annotations with the hub’s', async ({
  page,
  realNetwork,
}) => {
  const { pictures, servers } = realNetwork
  if (pictures === undefined) throw new Error('no picture servers')
  const asked: { readonly to: string; readonly token: string | undefined }[] = []
  page.on('request', (request) => {
    const { authorization } = request.headers()
    const to = [pictures.B.base, pictures.annotations.base].find((base) => request.url().startsWith(base))
    if (to !== undefined && request.method() !== 'OPTIONS') asked.push({ to, token: authorization })
  })
  await realNetwork.signIn(page)
  await realNetwork.openPatient(page, PATIENT)
  const images = new ImagesPage(page)
  await images.open()
  await images.study(STUDY).click({ timeout: 60_000 })
  await images.isDrawn(/今回/)

  const measures = new ImageMeasurePage(page)
  await measures.take('長さ')
  await measures.drag([-60, -40], [20, 10])
  await measures.openPanel()
  await measures.save()
  await expect(measures.rows('保存済みの計測')).toHaveText([/長さ.*mm　校正済み/], { timeout: 30_000 })
  expect((await pictures.annotations.orthanc.count()).instances).toBeGreaterThan(0)
  expect((await pictures.B.orthanc.count()).instances, 'nothing is written to the hospital').toBe(3)

  const tokensAt = (seen: (typeof servers)['B']['seen']) => new Set(seen.map(({ authorization }) => authorization))
  for (const [to, host] of [
    [pictures.B.base, servers.B],
    [pictures.annotations.base, servers.hub],
  ] as const) {
    const tokens = asked.filter((each) => each.to === to).map(({ token }) => token)
    expect(tokens.length).toBeGreaterThan(0)
    for (const token of tokens) expect(tokensAt(host.seen)).toContain(token)
    expect(tokens).not.toContain(undefined)
  }

  await new PatientFrame(page).goTo('検査結果')
  await page.goBack()
  await measures.isShown()
  await expect(measures.layer.getByText(/^\d+\.\d mm　校正済み$/), 'shown again').toBeVisible({ timeout: 30_000 })
})

test('C8: a study whose record names a server that the network does not know is listed as kept elsewhere, and that server is not asked', async ({
  page,
  realNetwork: { servers, signIn, openPatient },
}) => {
  const asked: string[] = []
  page.on('request', (request) => asked.push(request.url()))
  const [patient] = await servers.B.stored('Patient?identifier=44710092')
  const endpoint = await servers.B.store({
    resourceType: 'Endpoint',
    status: 'active',
    connectionType: { system: 'http://terminology.hl7.org/CodeSystem/endpoint-connection-type', code: 'dicom-wado-rs' },
    payloadType: [{ text: 'DICOM' }],
    address: 'https://archive.example/dicom-web',
  })
  await servers.B.store({
    resourceType: 'ImagingStudy',
    status: 'available',
    subject: { reference: `Patient/${patient?.id ?? 'nobody'}` },
    identifier: [{ system: 'urn:dicom:uid', value: 'urn:oid:1.2.392.200036.9.1' }],
    started: '2026-11-14T09:00:00+09:00',
    modality: [{ system: 'http://dicom.nema.org/resources/ontology/DCM', code: 'MR' }],
    description: '頭部MRI（旧システム）',
    endpoint: [{ reference: `Endpoint/${endpoint.id}` }],
  })
  await signIn(page)
  await openPatient(page, PATIENT)
  const images = new ImagesPage(page)
  await images.open()
  const study = images.list.getByRole('listitem').filter({ hasText: '頭部MRI（旧システム）' }).last()
  await expect(study).toContainText('この画面の接続先でないサーバーに保管されています', { timeout: 60_000 })
  await expect(images.study(/頭部MRI（旧システム）/)).toBeDisabled()
  expect(asked.filter((url) => url.includes('archive.example'))).toEqual([])
})

test('E1, H-05, SRC-9: a PACS whose gate is away is a hospital whose pictures are missing, by name; asked again it shows them', async ({
  page,
  realNetwork,
  announce,
}) => {
  announce('/dicom-web/')
  const { pictures } = realNetwork
  if (pictures === undefined) throw new Error('no picture servers')
  await realNetwork.signIn(page)
  await pictures.B.gateIsThere(false)
  await realNetwork.openPatient(page, PATIENT)
  const images = new ImagesPage(page)
  await images.open()
  await expect(images.list.getByText(/見本総合 の画像/)).toBeVisible({ timeout: 60_000 })
  await expect(images.study(STUDY)).toHaveCount(0)
  await pictures.B.gateIsThere(true)
  await images.list.getByRole('button', { name: /見本総合 を再試行/ }).click()
  await images.study(STUDY).click({ timeout: 60_000 })
  await images.isDrawn(/今回/)
})
