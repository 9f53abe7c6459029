import { screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { mferItem } from '#demo/sample-network/documents/mfer-writer.ts'
import { PatientFacingProvider } from '#record/patient-facing.tsx'
import { fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { WaveformPane } from './waveform-pane.tsx'
import { isWaveformFile, type WaveformFile } from './waveform-place.ts'

const TARO = fakePerson('taro', { numbers: { b: '44710092' } })
const utf8 = (text: string) => new TextEncoder().encode(text)

interface Recorded {
  readonly name?: string
  readonly birthYear?: number
  readonly number?: string
}

/** Ten seconds of eight leads, with what a device measured and said. */
function ecgFile({ name = '見本^ミホン^太郎^タロウ', birthYear = 1948, number = '44710092' }: Recorded = {}) {
  const rate = 100
  const leads = Array.from({ length: 8 }, (_, index) => [0x3f, index, 3, ...mferItem(0x09, [index + 1])])
  return Uint8Array.from(
    [
      mferItem(0x40, utf8('MFR Standard 12 leads ECG')),
      mferItem(0x03, utf8('UTF-8')),
      mferItem(0x08, [1]),
      mferItem(0x81, utf8(name)),
      mferItem(0x82, utf8(number)),
      mferItem(0x83, [78, 0xff, 0xff, birthYear >> 8, birthYear & 0xff, 4, 12]),
      mferItem(0x84, [1]),
      mferItem(0x85, [0x07, 0xea, 11, 6, 10, 30, 0]),
      mferItem(0x0b, [0, 0, rate]),
      mferItem(0x0c, [0, 0xfa, 5]),
      mferItem(0x05, [8]),
      ...leads,
      mferItem(0x42, [0x80, 0x01, 0, 0, 0, 0, ...utf8('76^/min')]),
      mferItem(0x42, [...[56_008 >> 8, 56_008 & 0xff], 0, 0, 0, 0, ...utf8('389^ms')]),
      mferItem(0x42, [...[59_136 >> 8, 59_136 & 0xff], 0, 0, 0, 0, ...utf8('438^ms')]),
      mferItem(0x86, utf8('心房細動')),
      mferItem(0x1e, new Uint8Array(10 * rate * 8 * 2)),
    ].flatMap((item) => [...item]),
  )
}

function fileOf(bytes: Uint8Array): WaveformFile {
  const data = btoa(String.fromCharCode(...bytes))
  return {
    key: `b/DocumentReference/${bytes.length}/${data.slice(-8)}`,
    facility: 'b' as FacilityId,
    server: 'b' as FacilityId,
    at: { text: '2026-11-06', precision: 'day' },
    title: '安静時心電図',
    file: { title: 'ecg.mwf', contentType: 'application/x-mfer', size: undefined, url: undefined, data },
  }
}

function show(
  bytes: Uint8Array,
  options: { readonly isPatientFacing?: boolean; readonly language?: 'ja' | 'en' } = {},
) {
  return renderScreen(
    <PatientFacingProvider isOn={options.isPatientFacing ?? false}>
      <WaveformPane person={TARO} place={{ kind: 'file', file: fileOf(bytes) }} answers={[]} />
    </PatientFacingProvider>,
    { network: fakeNetwork(), ...(options.language === undefined ? {} : { language: options.language }) },
  )
}

const pane = () => screen.findByRole('region', { name: '波形' })

describe('a recording', () => {
  it('PID-11 IMG-1 IMG-2: names kind, time, hospital and its own patient; 参照用 is always there', async () => {
    show(ecgFile())
    const view = within(await pane())
    expect(view.getByRole('heading', { name: '12誘導心電図' })).toBeVisible()
    for (const text of [
      '2026/11/06(金) 10:30',
      '見本総合病院',
      '見本 太郎',
      '1948/04/12',
      '44710092',
      '画面の患者と一致',
    ]) {
      expect(view.getByText(text)).toBeVisible()
    }
    expect(view.getByText('参照用 — 診断用表示ではありません')).toBeVisible()
  })

  it('VAL-2: shows what the device measured as recorded, and that nobody has confirmed it', async () => {
    show(ecgFile())
    const view = within(await pane())
    expect(view.getByText('心拍').nextElementSibling).toHaveTextContent('76 /分')
    expect(view.getByText('QT／QTc').nextElementSibling).toHaveTextContent('389／438 ms')
    expect(view.getByText('装置の所見').nextElementSibling).toHaveTextContent('心房細動')
    expect(view.getByText('未確認')).toBeVisible()
  })

  it('ACC-2: the paper has a name that says what it shows, and follows gain, speed and view', async () => {
    const { user } = show(ecgFile())
    const view = within(await pane())
    expect(
      view.getByRole('img', { name: /^12誘導心電図 12誘導 25 mm\/s 10 mm\/mV 誘導 I II V1.* III aVR aVL aVF$/ }),
    ).toBeVisible()
    await user.selectOptions(view.getByRole('combobox', { name: '感度' }), '20 mm/mV')
    await user.selectOptions(view.getByRole('combobox', { name: '紙送り' }), '50 mm/s')
    await user.click(view.getByRole('radio', { name: '6×2' }))
    expect(view.getByRole('img', { name: /^12誘導心電図 6×2 50 mm\/s 20 mm\/mV/ })).toBeVisible()
    expect(view.queryByRole('combobox', { name: 'リズム' })).toBeNull()
  })

  it('ACC-2 ACC-5: the caliper is set and moved by keys; the result stands in words', async () => {
    const { user } = show(ecgFile())
    const view = within(await pane())
    view.getByRole('region', { name: '波形の紙面' }).focus()
    await user.keyboard('c')
    const reading = () => view.getByRole('region', { name: '計測の結果' })
    // From a quarter to half of the first column: 625 to 1250 ms at 100 Hz.
    expect(reading()).toHaveTextContent('間隔620 ms')
    await user.keyboard('{ArrowLeft}')
    expect(reading()).toHaveTextContent('間隔630 ms')
    expect(reading()).toHaveTextContent('1拍なら95 /分')
    expect(reading()).toHaveTextContent('電位差0.00 mV')
    await user.keyboard('{Enter}{ArrowDown}')
    expect(reading()).toHaveTextContent('測れません（別の誘導）')
    await user.keyboard('{Escape}')
    expect(view.queryByRole('region', { name: '計測の結果' })).toBeNull()
  })

  it('ACC-4: the same as text and tables is one click away, derived leads marked', async () => {
    const { user } = show(ecgFile())
    await user.click(within(await pane()).getByRole('button', { name: '記録の内容' }))
    const dialog = within(await screen.findByRole('dialog', { name: '記録の内容' }))
    expect(dialog.getByRole('row', { name: /^aVF 計算 100 Hz 1000/ })).toBeVisible()
    expect(dialog.getByRole('row', { name: /^V6 記録 100 Hz 1000/ })).toBeVisible()
    expect(dialog.getByText('MFER')).toBeVisible()
  })

  it('is complete in English', async () => {
    show(ecgFile(), { language: 'en' })
    const view = within(await screen.findByRole('region', { name: 'Waveform' }))
    expect(view.getByRole('heading', { name: '12-lead ECG' })).toBeVisible()
    expect(view.getByText('unconfirmed')).toBeVisible()
  })
})

describe('whose it is', () => {
  it('PID-6 H-19: of somebody else nothing is drawn, both identities are shown, and nothing acknowledges it', async () => {
    show(ecgFile({ birthYear: 1950 }))
    const alert = within(await screen.findByRole('alert'))
    expect(alert.getByText('別の患者の波形の可能性があるため表示しません')).toBeVisible()
    expect(alert.getByRole('row', { name: /1950\/04\/12.*1948\/04\/12/ })).toBeVisible()
    expect(alert.queryByRole('button')).toBeNull()
    expect(screen.queryByRole('img', { name: /心電図/ })).toBeNull()
    expect(screen.queryByText('心房細動')).toBeNull()
  })

  it('PID-6: another spelling is acknowledged before anything is drawn', async () => {
    const { user } = show(ecgFile({ name: '見本^ミホン^太朗^タロウ' }))
    const alert = within(await screen.findByRole('alert'))
    expect(screen.queryByText('心房細動')).toBeNull()
    await user.click(alert.getByRole('button'))
    expect(within(await pane()).getByText('心房細動')).toBeVisible()
    expect(screen.getByText('確認済み（一部不一致）')).toBeVisible()
  })

  it('PRV-1: before the patient no waveform is shown, and no statement of a device', async () => {
    show(ecgFile(), { isPatientFacing: true })
    expect(await screen.findByText('患者提示モードでは波形を表示しません')).toBeVisible()
    expect(screen.queryByText('心房細動')).toBeNull()
  })
})

describe('what cannot be shown', () => {
  it('E34: a file that is no waveform says so', async () => {
    show(utf8('%PDF-1.4 not a waveform'))
    expect(await screen.findByText('波形を表示できません')).toBeVisible()
    expect(screen.getByText('波形のファイルではありません')).toBeVisible()
  })

  it('H-05: a file that ends in the middle is shown as far as it goes, below a warning', async () => {
    show(ecgFile().subarray(0, 9_000))
    expect(within(await pane()).getByText(/ファイルが途中で終わっています/)).toBeVisible()
  })
})

describe('which files hold waveforms', () => {
  it.each([
    ['application/x-mfer', undefined, true],
    ['application/mfer; version=1', undefined, true],
    ['application/octet-stream', 'ecg.MWF', true],
    ['application/pdf', 'ecg.pdf', false],
  ])('%s %s', (contentType, title, expected) => {
    const file = { title, contentType, size: undefined, url: undefined, data: undefined }
    expect(isWaveformFile(file)).toBe(expected)
  })
})

describe('IMG-4: beside another recording', () => {
  it('keeps its own patient and time, leaves views and sizes to the pane alone, and prints nothing by itself', async () => {
    const onAlone = vi.fn<() => void>()
    const { user } = renderScreen(
      <WaveformPane person={TARO} place={{ kind: 'file', file: fileOf(ecgFile()) }} compact={{ onAlone }} />,
      { network: fakeNetwork() },
    )
    const view = within(await pane())
    expect(view.getByText('2026/11/06(金) 10:30')).toBeVisible()
    expect(view.getByText('画面の患者と一致')).toBeVisible()
    expect(view.getByRole('combobox', { name: '感度' })).toBeVisible()
    expect(view.queryByRole('radio', { name: '6×2' })).toBeNull()
    window.dispatchEvent(new Event('beforeprint'))
    expect(document.querySelector('[data-orientation="landscape"]')).toBeNull()
    await user.click(view.getByRole('button', { name: 'この波形だけを表示' }))
    expect(onAlone).toHaveBeenCalledOnce()
  })
})
