import { screen, within } from '@testing-library/react'
import { useState } from 'react'
import { beforeEach, vi } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import type { ImageFrame } from '#clinical/imaging/image-study.ts'
import type { FrameFailure } from '#imaging/frame-failure.ts'
import type { Network } from '#sources/record-source.ts'
import type { DicomJson } from '#standards/dicom/dicom-json.ts'
import { fakeImageEngine } from '#testing/fake-image-engine.ts'
import { fakeImagingFact, fakeSeries, fakeSlice, fakeStudy } from '#testing/fake-images.ts'
import { type FakeReplies, FETCHED_AT, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { type HeldStudy, heldPictures } from '#testing/fake-pictures.ts'
import { type PictureReply, pictureServer } from '#testing/picture-server.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { ImagesScreen } from '../images.screen.tsx'
import type { ImagesAddress } from '../images-address.ts'

export const B = 'b' as FacilityId
const PERSON = fakePerson('p1', { links: { b: 'linked' }, numbers: { b: 'B-0001' } })

export const NOW = fakeStudy('b', '1.2.1', '2026-11-07T09:41')
export const BEFORE = fakeStudy('b', '1.2.2', '2026-10-24T16:02')

/** A study with a soft-tissue and a lung series of `count` slices. */
export function held(study = NOW, count = 3, more: DicomJson = {}): HeldStudy {
  const date = study.at?.text.slice(0, 10).replaceAll('-', '') ?? ''
  const series = [
    fakeSeries(study, 2, { description: '縦隔 5mm' }),
    fakeSeries(study, 3, { description: '肺野 5mm' }),
  ].map((each) => ({ ...each, instanceCount: count }))
  return {
    study,
    patientNumber: 'B-0001',
    series: series.map((each) => ({
      series: each,
      instances: Array.from({ length: count }, (_, at) =>
        fakeSlice(each, at + 1, at * 5, { '00080020': { vr: 'DA', Value: [date] }, ...more }),
      ),
    })),
  }
}

export const ANNOUNCED = fakeImagingFact('1.2.1')

interface Options {
  readonly studies?: readonly HeldStudy[]
  readonly address?: ImagesAddress
  readonly fails?: (frame: ImageFrame) => FrameFailure | undefined
  readonly before?: PictureReply
  readonly records?: FakeReplies['records']
  readonly network?: Partial<Network>
}

export async function open({
  studies = [held(), held(BEFORE)],
  address = {},
  fails,
  before,
  records,
  network,
}: Options = {}) {
  const { engine, viewports, links } = fakeImageEngine(fails)
  const { server, asked } = pictureServer(heldPictures(studies, before))
  const loadEngine = async () => engine
  const addresses: ImagesAddress[] = [address]
  function Harness() {
    const [now, setNow] = useState(address)
    return (
      <ImagesScreen
        person={PERSON}
        address={now}
        onAddress={(next) => {
          addresses.push(next)
          setNow(next)
        }}
        loadEngine={loadEngine}
      />
    )
  }
  const rendered = renderScreen(<Harness />, {
    network: {
      ...fakeNetwork({ people: [PERSON], answers: { b: { records: records ?? {} } } }),
      now: () => FETCHED_AT,
      imageServers: new Map([[B, server]]),
      ...network,
    },
  })
  await screen.findByRole('region', { name: '画像検査の一覧' })
  return { ...rendered, viewports, links, asked, addresses }
}

export const viewer = () => screen.getByRole('region', { name: '画像ビューア' })
export const list = () => screen.getByRole('region', { name: '画像検査の一覧' })
export const picture = (name: RegExp) => within(viewer()).findByRole('application', { name })
export const openStudy = (date: string) => within(list()).findByRole('button', { name: new RegExp(`${date}.*開く$`) })

beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe() {}
      disconnect() {}
    },
  )
})
