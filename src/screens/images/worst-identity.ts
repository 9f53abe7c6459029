import type { IdentityCheck } from '#clinical/documents/identity-check.ts'

const SEVERITY: Readonly<Record<IdentityCheck['verdict'], number>> = { match: 0, acknowledge: 1, blocked: 2 }

/** The check that agrees least; undefined without any. */
export function worstOf<T extends IdentityCheck>(checks: readonly T[]): T | undefined {
  return checks.reduce<T | undefined>(
    (worst, next) => (worst === undefined || SEVERITY[next.verdict] > SEVERITY[worst.verdict] ? next : worst),
    undefined,
  )
}
