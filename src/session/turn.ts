const TURN_KEY = 'renkei-viewer.turn'
const OWNER_KEY = 'renkei-viewer.turn-of'
const FACING_KEY = 'renkei-viewer.patient-facing'

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
  keep(FACING_KEY, undefined)
  return turn
}

/**
 * A user is signed in. False where the turn was another user's, which also shows after the page has been away at the
 * provider; a new one has begun then.
 */
export function claimTurn(userId: string): boolean {
  const owner = kept(OWNER_KEY)
  const isTheirs = owner === undefined || owner === markOf(userId)
  if (!isTheirs) beginTurn()
  keep(OWNER_KEY, markOf(userId))
  return isTheirs
}

/**
 * Whether 患者提示モード was on when this turn was last seen: the page that is loaded again or unlocked at the bedside begins in
 * it (PRV-1, PRV-2). A bare mark of the tab; it says nothing about a patient.
 */
export function wasPatientFacing(): boolean {
  return kept(FACING_KEY) !== undefined
}

export function keepPatientFacing(isOn: boolean): void {
  keep(FACING_KEY, isOn ? 'on' : undefined)
}

/** Tells users of this turn apart without naming them to whoever reads the storage: FNV-1a of 64 bits, salted by the turn. */
function markOf(userId: string): string {
  let hash = 0xcbf29ce484222325n
  for (const byte of new TextEncoder().encode(`${turnOfTab()} ${userId}`)) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n)
  }
  return hash.toString(36)
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
