/**
 * What is kept in the browser for the sign-in: never a token, a name or anything of a patient (A3). `public/silent.js`
 * knows PLACE_KEY and ANSWER_KEY, and the name of the channel.
 */

/** In the tab: to which path it returns from the provider. Present only between leaving and coming back. */
export const PLACE_KEY = 'renkei-viewer.place'
/** In the tab: what the provider answered, from its page to the next one; a code that is of use once, and to this tab. */
export const ANSWER_KEY = 'renkei-viewer.answer'
/** In the tab: `open` while somebody is signed in, so that a reload looks for the session; `logged-out` on the way back. */
export const OPEN_KEY = 'renkei-viewer.session'
/** For all tabs: the next sign-in asks for a password, because the last one was locked or ended (`ended`) or refused. */
export const FRESH_KEY = 'renkei-viewer.ask-password'

/** For all tabs: when a hand was last on the machine; without one for long, the provider is told since when (A5, E30). */
export const HAND_KEY = 'renkei-viewer.last-hand'
/** In the tab: what begins so belongs to one way to the provider: state, nonce and verifier until the answer comes. */
export const WAY_PREFIX = 'renkei-viewer.oidc.'

/**
 * The way to the provider is done with, or was never gone to its end: nothing of it stays. A window that is opened from a
 * tab begins with a copy of what the tab keeps, and would take a place that was left behind for its own.
 */
export function forgetWay(tab: Storage): void {
  tab.removeItem(PLACE_KEY)
  const keys = Array.from({ length: tab.length }, (_, i) => tab.key(i))
  for (const key of keys) if (key?.startsWith(WAY_PREFIX)) tab.removeItem(key)
}

/** Over which the page that the provider calls back tells windows and frames from whom it was opened. */
export const ANSWER_CHANNEL = 'renkei-viewer.answer'

/** A query of the provider's answer, if the message is one (C10). */
export function answerIn(data: unknown): string | undefined {
  return typeof data === 'string' && data.startsWith('?') && data.length < 8192 ? data : undefined
}
