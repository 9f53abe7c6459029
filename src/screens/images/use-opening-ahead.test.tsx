import { QueryClient, QueryClientProvider, useQueryClient } from '@tanstack/react-query'
import { act, render, waitFor } from '@testing-library/react'
import { type ReactNode, StrictMode, Suspense, use } from 'react'
import { describe, expect, it } from 'vitest'
import type { FacilityId } from '#clinical/facility.ts'
import { uidDigest } from '#record/image-link.ts'
import { NetworkProvider } from '#sources/network-context.tsx'
import { fakeNetwork, fakePerson } from '#testing/fake-network.ts'
import { dicomJsonAnswer, type PictureReply, pictureServer, qidoRow } from '#testing/picture-server.ts'
import { useOpeningAhead } from './use-opening-ahead.ts'

const B = 'b' as FacilityId
const PERSON = fakePerson('p', { links: { b: 'linked' }, numbers: { b: 'B-0001' } })
const STUDY = '1.2.1'
const NEVER = new Promise<never>(() => {})

const reply: PictureReply = (path) => {
  if (path.startsWith('studies?')) return dicomJsonAnswer([qidoRow({ '0020000D': STUDY, '00100020': 'B-0001' })])
  if (path.startsWith(`studies/${STUDY}/series?`)) return dicomJsonAnswer([qidoRow({ '0020000E': '1.3' })])
  return dicomJsonAnswer([qidoRow({ '0020000D': STUDY, '0020000E': '1.3', '00080018': '1.4' })])
}

/** The hook alone, as the screen stands in the page, asking a picture server of one study with one series. */
function draw(screen: ReactNode, answer = reply) {
  const { server, asked } = pictureServer(answer)
  const client = new QueryClient()
  const network = { ...fakeNetwork({ people: [PERSON] }), imageServers: new Map([[B, server]]) }
  const drawn = render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <NetworkProvider network={network}>
          <Suspense>{screen}</Suspense>
        </NetworkProvider>
      </QueryClientProvider>
    </StrictMode>,
  )
  return { ...drawn, client, paths: () => asked.map((path) => path.split('?')[0]) }
}

interface ScreenProps {
  /** Told how many questions are under way when the screen may be drawn. */
  readonly onBegun?: (underWay: number) => void
  readonly children?: ReactNode
}

function Screen({ onBegun, children }: ScreenProps) {
  const client = useQueryClient()
  if (useOpeningAhead(PERSON, uidDigest(STUDY))) onBegun?.(client.isFetching())
  return children
}

function Suspended() {
  return use(NEVER)
}

describe('the questions behind the picture that the address names', () => {
  it('SPD-1: have begun before the screen is drawn, and follow each other without it, each once', async () => {
    const underWay: number[] = []
    const { paths } = draw(<Screen onBegun={(count) => underWay.push(count)} />)
    expect(underWay[0]).toBe(1)
    await waitFor(() =>
      expect(paths()).toEqual(['studies', `studies/${STUDY}/series`, `studies/${STUDY}/series/1.3/metadata`]),
    )
  })

  it('are not asked for a screen that is never drawn', async () => {
    const { client, paths } = await act(async () =>
      draw(
        <Screen>
          <Suspended />
        </Screen>,
      ),
    )
    expect(client.isFetching()).toBe(0)
    expect(paths()).toEqual([])
  })

  it('end when the reader leaves: the answer that was awaited leads to no further question', async () => {
    const studies = Promise.withResolvers<void>()
    const { client, paths, unmount } = draw(<Screen />, async (path, request) => {
      if (path.startsWith('studies?')) await studies.promise
      return (await reply(path, request)) ?? new Response(null, { status: 404 })
    })
    await waitFor(() => expect(paths()).toEqual(['studies']))
    unmount()
    studies.resolve()
    await waitFor(() => expect(client.isFetching()).toBe(0))
    expect(paths()).toEqual(['studies'])
  })
})
