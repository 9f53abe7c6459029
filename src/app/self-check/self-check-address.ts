const PATH = /\/self-check\/?$/

/** Whether the page was opened as the self-check: an address of its own, because what it checks may keep the viewer from starting. */
export function isSelfCheck(): boolean {
  return PATH.test(location.pathname)
}

/** Where the self-check stands, for links. */
export function selfCheckAddress(): string {
  return `${import.meta.env.BASE_URL}self-check`
}
