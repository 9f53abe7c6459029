/** A static file of the viewer itself. Throws TypeError for an address of another origin, Error when it is not there. */
export async function readOwnAsset(address: string, base: string = document.baseURI): Promise<Uint8Array<ArrayBuffer>> {
  const url = new URL(address, base)
  if (url.origin !== new URL(base).origin) throw new TypeError(`not a file of this site: ${url.origin}`)
  const response = await fetch(url, { credentials: 'same-origin', redirect: 'error' })
  if (!response.ok) throw new Error(`${response.status} ${url.pathname}`)
  return new Uint8Array(await response.arrayBuffer())
}
