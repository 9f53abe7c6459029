import { describe, expect, it } from 'vitest'
import type { DisplayRequest, ImagePlace, StudyReference } from '#clinical/imaging/invoke-image-display.ts'
import type { Person } from '#clinical/person.ts'
import { failedAnswer, fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { dicomJsonAnswer, type PictureReply, pictureServer, qidoRow } from '#testing/picture-server.ts'
import type { Network } from '../record-source.ts'
import { resolveDisplayRequest } from './resolve-display-request.ts'

const LIVE = new AbortController().signal
const HINTS = { modalities: [], lowerDateTime: undefined, upperDateTime: undefined, mostRecentResults: undefined }
const TARO = fakePerson('taro', { numbers: { b: '1', a: '9' } })
const HANAKO = fakePerson('hanako', { numbers: { b: '2', a: '1' } })

function network(
  reply?: PictureReply,
  people: readonly Person[] = [TARO, HANAKO],
  more: Partial<Network> = {},
): Network {
  const { server } = pictureServer(reply ?? (() => undefined))
  return {
    ...fakeNetwork({ people }),
    imageServers: new Map(reply === undefined ? [] : [[server.facility, server]]),
    ...more,
  }
}

async function patient(id: string, issuer: string | undefined, birthDate?: string, of: Network = network()) {
  const request: DisplayRequest = { type: 'PATIENT', patient: { id, issuer, birthDate }, hints: HINTS }
  const resolved = await resolveDisplayRequest(of, request, LIVE)
  return resolved.kind === 'found' ? resolved.person.handle : resolved.kind
}

const START = { seriesUid: undefined, sopInstanceUid: undefined }

async function study(by: StudyReference, reply: PictureReply, of?: Network, place: ImagePlace = START) {
  return resolveDisplayRequest(of ?? network(reply), { type: 'STUDY', by, place, hints: HINTS }, LIVE)
}

const row = (uid: string, number: string, more: Readonly<Record<string, string>> = {}) =>
  qidoRow({ '0020000D': uid, '00100020': number, ...more })

describe('whose images a PATIENT request means', () => {
  it('H-19: the number counts with its issuer: 1 of A is another person than 1 of B', async () => {
    expect(await patient('1', '1.2.392.100495.20.3.51.1.b')).toBe('taro')
    expect(await patient('1', 'urn:oid:1.2.392.100495.20.3.51.1.a')).toBe('hanako')
  })

  it('without an issuer it is a number of the reader’s own facility', async () => {
    expect(await patient('9', undefined)).toBe('taro')
  })

  it('H-19: nobody is shown for an unknown issuer, an unlinked number, or another birth date', async () => {
    expect(await patient('1', '1.2.3')).toBe('unknown-issuer')
    expect(await patient('77', 'b')).toBe('not-linked')
    expect(await patient('1', 'b', '19480413')).toBe('birth-date-differs')
    expect(await patient('1', 'b', '19480412')).toBe('taro')
  })

  it('H-19: two records of one number are nobody', async () => {
    const twin = fakePerson('twin', { numbers: { b: '1' } })
    expect(await patient('1', 'b', undefined, network(undefined, [TARO, twin]))).toBe('several-patients')
  })

  it('SRC-1: a hub that does not answer is a failure, not an unlinked patient', async () => {
    const fake = fakeNetwork({ directory: { byNumber: async () => failedAnswer() } })
    expect(await patient('1', 'b', undefined, fake)).toBe('failed')
  })
})

describe('whose images a STUDY request means', () => {
  it('those of the linked patient under whose number a picture server keeps it', async () => {
    const found = await study({ studyUids: ['1.2', '1.3'] }, (path) =>
      dicomJsonAnswer(path.includes('1.2') ? [row('1.2', '1')] : []),
    )
    expect(found).toMatchObject({ kind: 'found', person: { handle: 'taro' }, studyUids: ['1.2'], missing: 1 })
  })

  it('H-19: a study of somebody who is not linked is not shown, nor named', async () => {
    expect(await study({ studyUids: ['1.2'] }, () => dicomJsonAnswer([row('1.2', '77')]))).toEqual({
      kind: 'not-linked',
    })
  })

  it('H-19: a number of another issuer in the header is nobody’s here', async () => {
    const issuer = { '00100021': '1.2.392.100495.20.3.51.1.99' }
    expect(await study({ studyUids: ['1.2'] }, () => dicomJsonAnswer([row('1.2', '1', issuer)]))).toEqual({
      kind: 'not-linked',
    })
  })

  it('H-19: an accession number that two patients share opens neither', async () => {
    const rows = [row('1.2', '1', { '00080050': 'A1' }), row('1.3', '2', { '00080050': 'A1' })]
    expect(await study({ accessionNumbers: ['A1'] }, () => dicomJsonAnswer(rows))).toEqual({ kind: 'several-patients' })
  })

  it('H-19: a server that lists everything whatever it was asked is not believed', async () => {
    expect(await study({ studyUids: ['1.9'] }, () => dicomJsonAnswer([row('1.2', '1')]))).toMatchObject({
      kind: 'not-found',
    })
  })

  it('SRC-1: where a picture server could not be asked, that is told with "not found"', async () => {
    const resolved = await study({ studyUids: ['1.2'] }, () => new Response(null, { status: 500 }))
    expect(resolved).toMatchObject({ kind: 'not-found', unasked: [{ id: 'b' }] })
  })

  it('an image is opened in its series, which is looked up where the request does not name it', async () => {
    const reply: PictureReply = (path) =>
      dicomJsonAnswer(
        path.includes('/instances')
          ? [
              row('1.2', '1', { '0020000E': '1.2.8', '00080018': '1.2.8.1' }),
              row('1.2', '1', { '0020000E': '1.2.9', '00080018': '1.2.9.7' }),
            ]
          : [row('1.2', '1')],
      )
    const placed = async (place: ImagePlace) => {
      const found = await study({ studyUids: ['1.2'] }, reply, undefined, place)
      return found.kind === 'found' ? found.place : found.kind
    }
    expect(await placed({ seriesUid: undefined, sopInstanceUid: '1.2.9.7' })).toEqual({
      seriesUid: '1.2.9',
      sopInstanceUid: '1.2.9.7',
    })
    expect(await placed({ seriesUid: undefined, sopInstanceUid: '1.2.9.99' })).toEqual(START)
    expect(await placed({ seriesUid: '1.2.4', sopInstanceUid: undefined })).toEqual({ ...START, seriesUid: '1.2.4' })
  })

  it('without any picture server the request cannot be met', async () => {
    expect(await study({ studyUids: ['1.2'] }, () => undefined, network())).toEqual({ kind: 'no-picture-server' })
  })
})
