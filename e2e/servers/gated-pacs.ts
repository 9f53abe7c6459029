import type { Server } from 'node:http'
import { freePort } from '#testing/real-servers/free-port.ts'
import { type Orthanc, startOrthanc } from '#testing/real-servers/orthanc.ts'
import { startOrthancProxy } from '#testing/real-servers/orthanc-proxy.ts'
import { tokenGate } from '../../deploy/token-gate.ts'

/** Whose tokens a PACS takes, and who may read its answers. */
export interface GatedPacsOptions {
  /** Origin of the viewer. */
  readonly viewer: string
  readonly issuer: string
  readonly audience: string
}

/** An Orthanc as a deployment has it: nginx with CORS before it, and the token gate that nginx asks. */
export interface GatedPacs {
  /** Root of its DICOMweb services, ending in `/`. */
  readonly base: string
  readonly orthanc: Orthanc
  /** While it is away nginx lets nobody pass, as when its process has died. */
  gateIsThere(isThere: boolean): Promise<void>
  close(): Promise<void>
}

export async function startGatedPacs({ viewer, issuer, audience }: GatedPacsOptions): Promise<GatedPacs> {
  const orthanc = await startOrthanc()
  const port = await freePort()
  let gate: Server | undefined
  const gateIsThere = async (isThere: boolean) => {
    const before = gate
    if (isThere === (before !== undefined)) return
    if (before !== undefined) {
      gate = undefined
      before.closeAllConnections()
      await new Promise((resolve) => before.close(resolve))
      return
    }
    const begun = tokenGate({ issuer, audience })
    await new Promise<void>((resolve, reject) => {
      begun.once('error', reject)
      begun.listen(port, '127.0.0.1', resolve)
    })
    gate = begun
  }
  try {
    await gateIsThere(true)
    const proxy = await startOrthancProxy({ orthanc, viewer, gate: `127.0.0.1:${port}` })
    return {
      base: proxy.base,
      orthanc,
      gateIsThere,
      async close() {
        await proxy.close()
        await gateIsThere(false)
        await orthanc.close()
      },
    }
  } catch (error) {
    await gateIsThere(false)
    await orthanc.close()
    throw error
  }
}
