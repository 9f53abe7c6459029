import type { Finding } from '#sources/self-check/finding.ts'
import type { CheckedTarget } from './use-self-check.ts'

/** What a server is as a whole. */
export function worstOf({ findings = [] }: CheckedTarget): Finding['severity'] {
  const severities = new Set(findings.map(({ severity }) => severity))
  return severities.has('wrong') ? 'wrong' : severities.has('note') ? 'note' : 'right'
}
