import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { uidDigest } from '#record/image-link.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { held, NOW, open, openStudy, picture, viewer } from './testing/render-images.tsx'

describe('an image', () => {
  it('IMG-2 H-21: carries patient, hospital, date, series, number, window and sides, read from the very image', async () => {
    const { user } = await open()
    await user.click(await openStudy('2026/11/07'))
    const frame = await picture(/胸部CT 単純 今回 1\/3/)
    await waitFor(() => expect(frame).toHaveTextContent('Im 1／3'))
    await waitFor(() => expect(frame).toHaveTextContent('縦隔'))
    for (const text of [
      '見本 太郎',
      'MIHON TARO',
      '1948/04/12',
      '検査時 78歳',
      '見本総合 B-0001',
      '2026/11/07(土) 09:41',
      'B 見本総合病院',
      'Se 2 縦隔 5mm',
      '5 mm厚',
      'WL 40',
      'WW 400',
    ]) {
      expect(frame).toHaveTextContent(text)
    }
    const letters = Array.from(frame.querySelectorAll('b'), ({ textContent }) => textContent)
    expect(letters).toEqual(expect.arrayContaining(['A', 'R', 'L', 'P']))
  })

  it('H-18: letters turn with the picture, and an image that does not say where it lies says that', async () => {
    const { user } = await open({ studies: [held(NOW, 3, { '00200037': { vr: 'DS', Value: [] } })] })
    await user.click(await openStudy('2026/11/07'))
    await waitFor(async () => expect(await picture(/胸部CT/)).toHaveTextContent('方位の記録なし'))
  })

  it('IMG-1: the loss by compression is told with its ratio', async () => {
    const { user } = await open({
      studies: [held(NOW, 3, { '00282110': { vr: 'CS', Value: ['01'] }, '00282112': { vr: 'DS', Value: [10] } })],
    })
    await user.click(await openStudy('2026/11/07'))
    await waitFor(async () => expect(await picture(/胸部CT/)).toHaveTextContent('非可逆圧縮 10:1'))
  })

  it.each([1, 2, 3])('RAD-106: an address that names image %i begins with that very image', async (number) => {
    const sopInstanceUid = `1.2.1.3.${number}`
    const show = `${uidDigest('1.2.1')}.${uidDigest('1.2.1.3')}~${uidDigest(sopInstanceUid)}`
    const { viewports } = await open({ address: { show } })
    await picture(/胸部CT/)
    await waitFor(() => expect(viewports[0]?.getState().shownFrame?.instance.sopInstanceUid).toBe(sopInstanceUid))
    expect(within(viewer()).queryByText(/指定された画像がこの系列にありません/)).toBeNull()
  })

  it('RAD-106: an image that is not in its series is said to be missing; another never stands for it unsaid', async () => {
    await open({ address: { show: `${uidDigest('1.2.1')}.${uidDigest('1.2.1.3')}~zzzz` } })
    await picture(/胸部CT/)
    expect(within(viewer()).getByText(/指定された画像がこの系列にありません/)).toBeVisible()
  })

  it('IMG-6 E32 E33: a slice that cannot be had keeps its place, says why, and shows no other picture', async () => {
    const { user, viewports } = await open({
      fails: ({ instance }) =>
        instance.instanceNumber === 2 ? { reason: 'missing', detail: '404', isRetryable: false } : undefined,
    })
    await user.click(await openStudy('2026/11/07'))
    const frame = await picture(/1\/3/)
    expect(within(viewer()).getByText('1/3 読込不可')).toBeVisible()
    act(() => viewports[0]?.step(1))
    expect(await picture(/2\/3/)).toHaveTextContent('画像 2 を表示できません')
    expect(frame).toHaveTextContent('画像サーバーにこの画像がありません')
    expect(frame).not.toHaveTextContent('WL 40')
    act(() => viewports[0]?.step(1))
    expect(await picture(/3\/3/)).toHaveTextContent('Im 3／3')
  })

  it('E35: the number that the hospital lists and the number that came are both shown', async () => {
    const study = held()
    const fewer = {
      ...study,
      series: study.series.map(({ series, instances }) => ({ series, instances: instances.slice(0, 2) })),
    }
    const { user } = await open({ studies: [fewer] })
    await user.click(await openStudy('2026/11/07'))
    await picture(/1\/2/)
    expect(within(viewer()).getByText(/3.*2/, { selector: '[data-tone="gap"]' })).toBeVisible()
  })
})

describe('the patient of the images', () => {
  const named = (values: DicomJson) => held(NOW, 3, values)

  it('PID-6 H-19: images of another birth date are never shown, and cannot be acknowledged', async () => {
    const { user, viewports } = await open({ studies: [named({ '00100030': { vr: 'DA', Value: ['19500101'] } })] })
    await user.click(await openStudy('2026/11/07'))
    const notice = await within(viewer()).findByRole('alert')
    expect(notice).toHaveTextContent('別の患者の画像の可能性があるため表示しません')
    expect(notice).toHaveTextContent('1950/01/01')
    expect(notice).toHaveTextContent('1948/04/12')
    expect(within(notice).queryByRole('button')).toBeNull()
    expect(viewports).toHaveLength(0)
  })

  it('PID-6: one image of somebody else among the others blocks the series', async () => {
    const study = held()
    const mixed = study.series.map(({ series, instances }) => ({
      series,
      instances: instances.map((each, at) =>
        at === 1 ? { ...each, dataSet: { ...each.dataSet, '00100040': { vr: 'CS', Value: ['F'] } } } : each,
      ),
    }))
    const { user } = await open({ studies: [{ ...study, series: mixed }] })
    await user.click(await openStudy('2026/11/07'))
    expect(await within(viewer()).findByText(/2人分の患者情報/)).toBeVisible()
  })

  it('PID-6: another spelling is shown once it is confirmed, and stays marked', async () => {
    const spelled = { vr: 'PN', Value: [{ Alphabetic: 'MIHON^TARO', Ideographic: '見本^多郎' }] }
    const { user } = await open({ studies: [named({ '00100010': spelled })] })
    await user.click(await openStudy('2026/11/07'))
    await user.click(await within(viewer()).findByRole('button', { name: '同じ患者であることを確認して表示' }))
    expect(await picture(/胸部CT/)).toHaveTextContent('患者の相違を確認して表示中')
  })
})

describe('the keys of an image', () => {
  it('IMG-7: page, turn, invert, choose a window and change the series without a pointer', async () => {
    const { user, viewports } = await open()
    const study = await openStudy('2026/11/07')
    study.focus()
    await user.keyboard('{Enter}')
    const frame = await picture(/今回 1\/3/)
    await waitFor(() => expect(frame).toHaveFocus())
    await user.keyboard('{ArrowDown}')
    await picture(/2\/3/)
    await user.keyboard('{End}')
    await picture(/3\/3/)
    await user.keyboard('ri1')
    expect(viewports[0]?.getState()).toMatchObject({ rotation: 90, isInverted: true })
    expect(viewports[0]?.done).toContain('window file 0')
    await user.keyboard('{PageDown}')
    await waitFor(async () => expect(await picture(/今回/)).toHaveTextContent('Se 3 肺野 5mm'))
    await waitFor(async () => expect(await picture(/今回/)).toHaveFocus())
  })

  it('IMG-7: is silent while kana are converted', async () => {
    const { user, viewports } = await open()
    await user.click(await openStudy('2026/11/07'))
    const frame = await picture(/今回 1\/3/)
    fireEvent.keyDown(frame, { key: 'i', isComposing: true })
    expect(viewports[0]?.getState().isInverted).toBe(false)
    fireEvent.keyDown(frame, { key: 'i' })
    expect(viewports[0]?.getState().isInverted).toBe(true)
  })
})

describe('keys of one character', () => {
  it('IMG-7: may be put elsewhere by the user; a key that is taken or reserved is refused in words', async () => {
    const { user } = await open()
    await picture(/今回 1\/3/)
    await user.click(within(viewer()).getByRole('button', { name: 'その他の操作' }))
    await user.click(screen.getByRole('button', { name: 'キーの割当' }))
    const dialog = screen.getByRole('dialog', { name: 'キーの割当' })
    const invert = within(dialog).getByRole('textbox', { name: '白黒反転' })
    await user.click(invert)
    await user.keyboard('r')
    expect(within(dialog).getByRole('status')).toHaveTextContent('「R」は「右へ90度回転」で使っています')
    await user.keyboard('1')
    expect(within(dialog).getByRole('status')).toHaveTextContent('「1」は割り当てられません')
    expect(invert).toHaveValue('I')
    await user.keyboard('x')
    expect(invert).toHaveValue('X')
    await user.click(within(dialog).getByRole('button', { name: '閉じる' }))
    const shown = await picture(/今回/)
    shown.focus()
    await user.keyboard('i')
    expect(within(shown).queryByText('白黒反転')).toBeNull()
    await user.keyboard('x')
    expect(await within(shown).findByText('白黒反転')).toBeVisible()
  })
})
