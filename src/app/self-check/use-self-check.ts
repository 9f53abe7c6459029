import { useCallback, useEffect, useState } from 'react'
import { ConfigFileError, fetchConfigFile } from '#sources/config-file.ts'
import type { ConfigProblem } from '#sources/config-reader.ts'
import { type NetworkConfig, readNetworkConfig } from '#sources/network-config.ts'
import type { CheckTarget, Finding } from '#sources/self-check/finding.ts'
import { Prober } from '#sources/self-check/prober.ts'
import { checkTarget, checkTargets } from '#sources/self-check/self-check.ts'

/** One server and what was found there so far; undefined = it has not answered yet. */
export interface CheckedTarget {
  readonly target: CheckTarget
  readonly findings: readonly Finding[] | undefined
}

export type SelfCheckState =
  | { readonly kind: 'reading' }
  | { readonly kind: 'unreadable'; readonly detail: string }
  | { readonly kind: 'wrong'; readonly problems: readonly ConfigProblem[] }
  | { readonly kind: 'checking'; readonly config: NetworkConfig; readonly targets: readonly CheckedTarget[] }

/** Reads the configuration at `address` and asks every server that it names, all at once; `again` begins anew. */
export function useSelfCheck(address: URL): { readonly state: SelfCheckState; readonly again: () => void } {
  const [state, setState] = useState<SelfCheckState>({ kind: 'reading' })
  const [run, setRun] = useState(0)
  const again = useCallback(() => setRun((before) => before + 1), [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another run is another check of the same address
  useEffect(() => {
    let isOver = false
    const prober = new Prober({ page: new URL(location.href), watchPolicy: watchPolicy })
    const tell = (next: SelfCheckState | ((before: SelfCheckState) => SelfCheckState)) => {
      if (!isOver) setState(next)
    }
    setState({ kind: 'reading' })
    void check(address, prober, tell)
    return () => {
      isOver = true
      prober.close()
    }
  }, [address.href, run])
  return { state, again }
}

type Tell = (next: SelfCheckState | ((before: SelfCheckState) => SelfCheckState)) => void

async function check(address: URL, prober: Prober, tell: Tell): Promise<void> {
  let json: unknown
  try {
    json = await fetchConfigFile(address)
  } catch (error) {
    if (!(error instanceof ConfigFileError)) throw error
    return tell({ kind: 'unreadable', detail: error.message })
  }
  const reading = readNetworkConfig(json, address.href)
  if ('problems' in reading) return tell({ kind: 'wrong', problems: reading.problems })
  const { config } = reading
  const targets = checkTargets(config, address)
  tell({ kind: 'checking', config, targets: targets.map((target) => ({ target, findings: undefined })) })
  for (const target of targets) {
    void checkTarget(prober, target, config).then((findings) =>
      tell((before) => (before.kind === 'checking' ? withFindings(before, target, findings) : before)),
    )
  }
}

function withFindings(
  before: Extract<SelfCheckState, { kind: 'checking' }>,
  target: CheckTarget,
  findings: readonly Finding[],
): SelfCheckState {
  const targets = before.targets.map((each) => (each.target === target ? { target, findings } : each))
  return { ...before, targets }
}

/** A request that the policy of the page forbids fails like one to a server that is down; only this event tells. */
function watchPolicy(tell: (address: string) => void): () => void {
  const listen = ({ blockedURI }: SecurityPolicyViolationEvent) => tell(blockedURI)
  document.addEventListener('securitypolicyviolation', listen)
  return () => document.removeEventListener('securitypolicyviolation', listen)
}
