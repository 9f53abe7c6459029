/** How much of one type of resource scopes let somebody read. `part`: of some records only, which the server chooses. */
export type Reach = 'all' | 'part' | 'none'

export interface Grant {
  read(type: string): Reach
}

interface ClinicalScope {
  readonly type: string
  readonly isRead: boolean
  readonly isWhole: boolean
}

/** A clinical scope of SMART App Launch: `user/Observation.rs?category=laboratory` of v2, `user/*.read` of v1. */
const CLINICAL = /^(?:patient|user|system)\/(\*|[A-Z][A-Za-z]*)\.(read|write|\*|[cruds]+)(\?.+)?$/
/** Looks like one, in whichever grammar. */
const RESEMBLING = /^(?:patient|user|system)\//

/**
 * What the scopes of a token say that may be read (B1). undefined where they say nothing of it, or everything may be read:
 * then the server is asked. So it is where one cannot be understood, and where there is none about records, because many
 * providers leave rights to the servers altogether. A type that may be read by id but not searched counts as read.
 */
export function grantOf(scopes: readonly string[]): Grant | undefined {
  const given = scopes.filter((scope) => RESEMBLING.test(scope)).map(clinicalScope)
  const known = given.filter((scope) => scope !== undefined)
  if (known.length === 0 || known.length < given.length) return undefined
  const reading = known.filter(({ isRead }) => isRead)
  if (reading.some(({ type, isWhole }) => type === '*' && isWhole)) return undefined
  return {
    read(type) {
      const fitting = reading.filter((scope) => scope.type === type || scope.type === '*')
      if (fitting.some(({ isWhole }) => isWhole)) return 'all'
      return fitting.length > 0 ? 'part' : 'none'
    },
  }
}

function clinicalScope(scope: string): ClinicalScope | undefined {
  const [, type, rights, query] = CLINICAL.exec(scope) ?? []
  if (type === undefined || rights === undefined) return undefined
  return { type, isRead: ['read', '*'].includes(rights) || /^[cruds]*[rs]/.test(rights), isWhole: query === undefined }
}
