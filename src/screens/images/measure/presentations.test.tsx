import '#i18n/image-measure.ts'
import { screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { readPresentation } from '#imaging/measure/presentation-state.ts'
import { SAMPLE_IMAGE, sampleFrame } from '#imaging/measure/testing/sample-measurements.ts'
import type { DicomElement, DicomJson } from '#standards/dicom/dicom-json.ts'
import { fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import { MeasureDesk } from './measure-desk.ts'
import { Presentations } from './presentations.tsx'
import { fakeViewport } from './testing/fake-viewport.ts'
import { FACILITY } from './testing/sample-drafts.ts'

const { studyUid, seriesUid, sopInstanceUid, sopClassUid } = SAMPLE_IMAGE
const FRAME = sampleFrame()
const is = (...values: readonly number[]): DicomElement => ({ vr: 'IS', Value: [...values] })
const sequence = (item: DicomJson): DicomElement => ({ vr: 'SQ', Value: [item] })

/** Of the image of 8 × 8 pixels, with a circle of a radius of 2 about the pixel of this row and column. */
const stateOf = (row: number, column: number, shapes: readonly string[] = ['CIRCULAR']) =>
  readPresentation({
    '00080018': { vr: 'UI', Value: ['1.2.9'] },
    '00081115': sequence({
      '00081140': sequence({
        '00081150': { vr: 'UI', Value: [sopClassUid] },
        '00081155': { vr: 'UI', Value: [sopInstanceUid] },
      }),
    }),
    '00181600': { vr: 'CS', Value: [...shapes] },
    '00181602': is(900),
    '00181604': is(990),
    '00181606': is(900),
    '00181608': is(990),
    '00181610': is(row, column),
    '00181612': is(2),
  })

async function applied(state: ReturnType<typeof stateOf>) {
  const desk = new MeasureDesk(fakePerson('p1'), () => undefined)
  const handle: PaneHandle = {
    viewport: fakeViewport(FRAME, document.createElement('div')),
    study: {
      key: `b/${studyUid}`,
      facility: FACILITY,
      studyUid,
      at: undefined,
      title: '胸部CT',
      modalities: ['CT'],
      bodyPart: undefined,
      accession: undefined,
      seriesCount: 1,
      instanceCount: 1,
      patient: undefined,
      toldBy: ['DICOMweb'],
      factKeys: [],
      externalViewer: undefined,
      images: 'available',
    },
    series: {
      key: `b/${studyUid}/${seriesUid}`,
      facility: FACILITY,
      studyUid,
      seriesUid,
      number: 2,
      modality: 'CT',
      description: '軸位',
      bodyPart: undefined,
      laterality: undefined,
      instanceCount: 1,
      kind: 'images',
    },
    instances: [FRAME.instance],
    stack: { key: 's', frames: [FRAME], order: 'position', label: [], canReformat: { reason: 'too-few-images' } },
  }
  const annotations = {
    reports: [],
    keyObjects: [],
    presentations: [state],
    isLoading: false,
    isPartial: false,
    blocked: 0,
    retry: () => {},
  }
  const { user } = renderScreen(<Presentations annotations={annotations} desk={desk} handle={handle} />, {
    network: fakeNetwork(),
  })
  await user.click(await screen.findByRole('button', { name: '適用' }))
  return screen.getByRole('listitem')
}

describe('IMG-6: what the list says of the shutter of a presentation state that is applied', () => {
  it('parts of the image are hidden where they are', async () => {
    const row = await applied(stateOf(4, 4))
    expect(row).toHaveTextContent('シャッタの外は非表示')
    expect(row).not.toHaveTextContent('適用しません')
  })

  it('nothing is hidden by a shutter that lies beyond the image, and the list says that instead', async () => {
    const row = await applied(stateOf(500, 500))
    expect(row).toHaveTextContent('シャッタは画像の外にあるため適用しません')
    expect(row).not.toHaveTextContent('非表示')
  })

  it('of two shapes the one within the image holds; the other is named as not applied, once', async () => {
    const row = await applied(stateOf(4, 4, ['CIRCULAR', 'RECTANGULAR', 'BITMAP']))
    expect(row).toHaveTextContent('シャッタの外は非表示')
    expect(row.textContent.match(/シャッタの一部は適用しません/g)).toHaveLength(1)
  })
})
