import { afterEach, describe, expect, it } from 'vitest'
import { openSampleServer, type SampleServer } from '#testing/sample-server.ts'
import { tinyNetwork } from '#testing/tiny-network.ts'
import type { SampleImageFiles } from './sample-images.ts'
import type { SampleNetworkFiles } from './sample-network-files.ts'

const INDEX = {
  studies: [{ facility: 'mihon', folder: 'mihon-1', attributes: { '0020000D': { vr: 'UI', Value: ['2.25.1'] } } }],
}

/** The tiny network, whose hospital B has a picture server and whose clinic A has its own viewer only. */
function withPictures(): SampleNetworkFiles {
  const files = tinyNetwork()
  return {
    ...files,
    network: async () => {
      const network = await files.network()
      return {
        ...network,
        facilities: network.facilities.map((each) => ({
          ...each,
          images: each.letter === 'B' ? 'dicomweb' : 'own-viewer',
        })),
      }
    },
  }
}

describe('the picture servers of the demo', () => {
  let sample: SampleServer | undefined
  afterEach(() => {
    sample?.server.close()
    sample = undefined
  })

  async function opened(json: SampleImageFiles['json']) {
    const read: string[] = []
    const imageFiles: SampleImageFiles = {
      json: async (path) => {
        read.push(path)
        return json(path)
      },
      bytes: async (path) => {
        read.push(path)
        return new Uint8Array()
      },
    }
    sample = await openSampleServer({ files: withPictures(), imageFiles })
    sample.server.listen({ onUnhandledFrame: 'error' })
    return { sample, read }
  }

  it('read nothing before somebody asks for pictures: the list of patients is as quick as without them', async () => {
    const { sample: server, read } = await opened(async () => INDEX)
    expect((await fetch(new URL('Patient', server.fhirBase('hub')))).status).toBe(200)
    expect(read).toEqual([])
    expect((await fetch(new URL('studies', server.dicomwebBase('mihon')))).status).toBe(200)
    expect(read).toEqual(['index.json'])
  })

  it('are there only where a hospital lets others look: a viewer of its own is no server', async () => {
    const { sample: server } = await opened(async () => INDEX)
    await expect(fetch(new URL('studies', server.dicomwebBase('reiji')))).rejects.toThrow()
  })

  it('ask again for a file that could not be fetched', async () => {
    let tries = 0
    const { sample: server } = await opened(async () => {
      tries += 1
      if (tries === 1) throw new Error('503 index.json')
      return INDEX
    })
    const address = new URL('studies', server.dicomwebBase('mihon'))
    expect((await fetch(address)).status).toBe(500)
    expect(await (await fetch(address)).json()).toHaveLength(1)
  })
})
