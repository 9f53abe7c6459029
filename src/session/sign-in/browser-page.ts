import type { Instant } from '#clinical/jst-date.ts'
import type { SignInPage } from './sign-in-page.ts'

/** The page that the viewer runs in. */
export function browserPage(): SignInPage {
  return {
    tab: sessionStorage,
    all: localStorage,
    locks: navigator.locks,
    channel: (name) => new BroadcastChannel(name),
    now: () => Date.now() as Instant,
    leave: (address) => location.assign(address),
    window: () => {
      const opened = window.open('about:blank', '', 'popup,width=520,height=720')
      if (opened === null) return undefined
      return { go: (address) => opened.location.replace(address), close: () => opened.close() }
    },
    frame: (address) => {
      const frame = document.createElement('iframe')
      frame.hidden = true
      frame.setAttribute('aria-hidden', 'true')
      frame.src = address
      document.body.append(frame)
      return () => frame.remove()
    },
  }
}
