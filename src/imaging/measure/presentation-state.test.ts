import { describe, expect, it } from 'vitest'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { concerns, readPresentation } from './presentation-state.ts'

const value = (vr: string, ...values: readonly (string | number)[]) => ({ vr, Value: values })
const items = (...values: readonly DicomJson[]) => ({ vr: 'SQ', Value: values })
const image = (uid: string, ...frames: readonly number[]): DicomJson => ({
  '00081150': value('UI', '1.2.840.10008.5.1.4.1.1.1.1'),
  '00081155': value('UI', uid),
  ...(frames.length === 0 ? {} : { '00081160': value('IS', ...frames) }),
})

const STATE: DicomJson = {
  '00080018': value('UI', '1.9'),
  '0020000D': value('UI', '1.2.3'),
  '00081115': items({ '0020000E': value('UI', '1.2.3.1'), '00081140': items(image('1.1'), image('1.2', 3)) }),
  '00700080': value('CS', 'PNEUMONIA'),
  '00700082': value('DA', '20261107'),
  '00700083': value('TM', '103000'),
  '00700084': { vr: 'PN', Value: [{ Alphabetic: '', Ideographic: '読影^花子' }] },
  '00700042': value('US', 90),
  '00700041': value('CS', 'Y'),
  '20500020': value('CS', 'INVERSE'),
  '00283110': items({ '00281050': value('DS', 500), '00281051': value('DS', 1200), '00081140': items(image('1.1')) }),
  '0070005A': items({ '00700052': value('SL', 1, 1), '00700053': value('SL', 512, 256) }),
  '00700001': items({
    '00081140': items(image('1.1')),
    '00700009': items(
      {
        '00700005': value('CS', 'PIXEL'),
        '00700022': value('FL', 10, 20, 30, 40),
        '00700023': value('CS', 'POLYLINE'),
      },
      { '00700005': value('CS', 'DISPLAY'), '00700022': value('FL', 0.1, 0.2), '00700023': value('CS', 'POINT') },
    ),
    '00700008': items(
      { '00700004': value('CS', 'PIXEL'), '00700014': value('FL', 12, 24), '00700006': value('ST', '浸潤影') },
      { '00700003': value('CS', 'DISPLAY'), '00700010': value('FL', 0, 0), '00700006': value('ST', 'R') },
    ),
  }),
}

describe('a presentation state', () => {
  it('reads how the images were shown, and what was drawn on which of them', () => {
    expect(readPresentation(STATE)).toMatchObject({
      label: 'PNEUMONIA',
      at: { text: '2026-11-07T10:30', precision: 'minute' },
      author: '読影 花子',
      rotation: 90,
      isFlippedH: true,
      isInverted: true,
      windows: [{ center: 500, width: 1200, images: [{ sopInstanceUid: '1.1' }] }],
      displayedAreas: [{ topLeft: [0, 0], bottomRight: [512, 256] }],
      graphics: [
        {
          graphic: 'POLYLINE',
          points: [
            [10, 20],
            [30, 40],
          ],
        },
      ],
      texts: [{ text: '浸潤影', at: [12, 24] }],
    })
  })

  it('IMG-6: names what it does not apply, instead of leaving it out in silence', () => {
    const more: DicomJson = {
      ...STATE,
      '00181600': value('CS', 'RECTANGULAR'),
      '60003000': { vr: 'OW', InlineBinary: 'AA==' },
      '00286100': items({}),
    }
    expect(readPresentation(STATE).notApplied).toEqual(['displayed-space'])
    expect(readPresentation(more).notApplied).toEqual(['shutter', 'overlay', 'mask', 'displayed-space'])
  })

  it('has a shutter of shapes; a bitmap or a shape without its numbers is named as not applied', () => {
    const edges = {
      '00181602': value('IS', 11),
      '00181604': value('IS', 90),
      '00181606': value('IS', 21),
      '00181608': value('IS', 80),
    }
    const whole = readPresentation({ ...STATE, ...edges, '00181600': value('CS', 'RECTANGULAR') })
    expect(whole.shutter).toEqual({
      shapes: [{ kind: 'rectangle', left: 10, top: 20, right: 90, bottom: 80 }],
      grey: 0,
    })
    expect(whole.notApplied).toEqual(['displayed-space'])
    const half = readPresentation({ ...STATE, ...edges, '00181600': value('CS', 'RECTANGULAR', 'BITMAP') })
    expect(half.shutter?.shapes).toHaveLength(1)
    expect(half.notApplied).toEqual(['shutter', 'displayed-space'])
    expect(readPresentation(STATE).shutter).toBeUndefined()
  })

  it('H-20: a sigmoid window is not applied as a straight one', () => {
    const curved: DicomJson = {
      ...STATE,
      '00283110': items({ '00281050': value('DS', 1), '00281051': value('DS', 2), '00281056': value('CS', 'SIGMOID') }),
    }
    expect(readPresentation(curved)).toMatchObject({ windows: [], notApplied: ['sigmoid', 'displayed-space'] })
  })

  it('is about all frames of an instance without frame numbers, else about those', () => {
    const { images } = readPresentation(STATE)
    expect([concerns(images, '1.1', 7), concerns(images, '1.2', 3), concerns(images, '1.2', 4)]).toEqual([
      true,
      true,
      false,
    ])
    expect(concerns([], '9.9', 1)).toBe(true)
  })

  it('never throws on an empty one', () => {
    expect(readPresentation({})).toMatchObject({ label: '', windows: [], graphics: [], rotation: 0 })
  })
})
