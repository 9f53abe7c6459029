const TURN_KEY = 'renkei-viewer.turn'
const OWNER_KEY = 'renkei-viewer.turn-of'

/**
 * The turn of one user at this tab: a random key that the entries of the tab's history bear, so that whoever comes next
 * does not walk back to the patients of the one before (A6). It says nothing about a patient.
 */
export function turnOfTab(): string {
  return kept(TURN_KEY) ?? beginTurn()
}

/** The next user's turn begins; whose it is shows with `claimTurn`. */
export function beginTurn(): string {
  const turn = crypto.randomUUID()
  keep(TURN_KEY, turn)
  keep(OWNER_KEY, undefined)
  return turn
}

/**
 * A user is signed in. False where the turn was another user's, which also shows after the page has been away at the
 * provider; a new one has begun then.
 */
export function claimTurn(userId: string): boolean {
  const owner = kept(OWNER_KEY)
  if (owner !== undefined && owner !== userId) beginTurn()
  keep(OWNER_KEY, userId)
  return owner === undefined || owner === userId
}

/** Where the browser forbids storage, a turn lasts as long as the page, and the entries before it are another's. */
const inPage = new Map<string, string>()

function kept(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined
  } catch {
    return inPage.get(key)
  }
}

function keep(key: string, value: string | undefined): void {
  try {
    if (value === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, value)
  } catch {
    if (value === undefined) inPage.delete(key)
    else inPage.set(key, value)
  }
}
