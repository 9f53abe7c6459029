/** The address itself when it is of the server's origin and below its base; undefined otherwise (C8). */
export function ownAddress(base: URL, address: string): URL | undefined {
  let url: URL
  try {
    url = new URL(address, base)
  } catch {
    return undefined
  }
  const isOwn = url.origin === base.origin && url.pathname.startsWith(base.pathname)
  // The parser has resolved `..`; an encoded separator may be resolved by the server, so it is refused.
  return isOwn && url.username === '' && !/%2f|%5c/i.test(url.pathname) ? url : undefined
}
