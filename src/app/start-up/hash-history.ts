import { createBrowserHistory, type RouterHistory } from '@tanstack/react-router'

/**
 * History behind the hash for the demo. The page's own search part (`?demo=…&today=…`) belongs to the demo and never to
 * an address of the product: the router's own hash history appends it, and `?view=list` would become `list?demo=…`.
 */
export function hashHistory(): RouterHistory {
  return createBrowserHistory({
    parseLocation: () => {
      const { href, pathname, search, hash } = behindHash(window.location.hash)
      return { href, pathname, search, hash, state: window.history.state ?? { __TSR_index: 0 } }
    },
    createHref: (path) => `${window.location.pathname}${window.location.search}#${path}`,
  })
}

function behindHash(hash: string) {
  const { pathname, search, hash: inner } = new URL(hash.slice(1) || '/', 'http://hash.invalid')
  return { href: `${pathname}${search}${inner}`, pathname, search, hash: inner }
}
