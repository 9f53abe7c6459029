import { expect, it } from 'vitest'
import { presetsOf } from '#clinical/imaging/windows.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { imageFrame } from '#testing/image-frames.ts'
import type { DecodedFrame } from '../decode/decoded-frame.ts'
import { loadedFrame } from '../frames/loaded-frame.ts'
import { FIRST_OF_FILE, windowOf } from './window-choice.ts'

const DECODED: DecodedFrame = {
  kind: 'grey',
  rows: 2,
  columns: 2,
  values: Uint16Array.of(10, 20, 30, 110),
  least: 10,
  most: 110,
  bitPlanes: {},
}
const WINDOWS: DicomJson = {
  '00281050': { vr: 'DS', Value: [40, -600] },
  '00281051': { vr: 'DS', Value: [400, 1500] },
  '00281055': { vr: 'LO', Value: ['縦隔', '肺野'] },
}
const RESCALE: DicomJson = { '00281052': { vr: 'DS', Value: [-1024] }, '00281053': { vr: 'DS', Value: [2] } }

const noBulk = () => Promise.reject(new Error('no bulk data'))

async function loaded(over: DicomJson) {
  return loadedFrame(imageFrame(0, over), DECODED, 'decoded', noBulk)
}

it('H-20: the first window of the file is in force at the start, with its explanation', async () => {
  expect(windowOf(await loaded(WINDOWS), FIRST_OF_FILE)?.shown).toEqual({
    center: 40,
    width: 400,
    shape: 'LINEAR',
    source: { kind: 'file', index: 0, explanation: '縦隔' },
  })
})

it('H-20: the second window of the file is taken by each frame with its own numbers', async () => {
  const other = { ...WINDOWS, '00281050': { vr: 'DS', Value: [50, -500] } }
  expect(windowOf(await loaded(other), { kind: 'file', index: 1 })?.shown).toMatchObject({ center: -500, width: 1500 })
})

it('H-20: without a window in the file the whole range is shown, after the rescale, and said to be so', async () => {
  expect(windowOf(await loaded(RESCALE), FIRST_OF_FILE)?.shown).toEqual({
    center: -903.5,
    width: 201,
    shape: 'LINEAR',
    source: { kind: 'pixel-range' },
  })
})

it('H-20: a VOI LUT that cannot be had gives way to the next window, and a notice says so', async () => {
  const lut = {
    '00283002': { vr: 'US', Value: [256, 0, 8] },
    '00283006': { vr: 'OW', BulkDataURI: 'https://hospital.example/bulk/1' },
  }
  const frame = await loaded({ ...WINDOWS, '00283010': { vr: 'SQ', Value: [lut] } })
  expect(frame.notices).toEqual(['voi-lut-unavailable'])
  expect(windowOf(frame, FIRST_OF_FILE)?.shown).toMatchObject({ center: 40, source: { kind: 'file', index: 1 } })
})

it('a preset of fixed numbers stays what it is called', async () => {
  const frame = await loaded(RESCALE)
  const lung = presetsOf(frame.frame).find(({ key }) => key === 'lung')
  expect(lung && windowOf(frame, { kind: 'preset', preset: lung })?.shown).toMatchObject({
    center: -600,
    width: 1500,
    source: { kind: 'preset', key: 'lung' },
  })
})
