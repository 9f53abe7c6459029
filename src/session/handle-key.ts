const KEY = 'renkei-viewer.handles'

/**
 * The tab's random key for the handles of patients in its addresses (DESIGN.md §8.8): nothing of a patient can be told from
 * it (A3). Where storage is forbidden handles last as long as the page.
 */
export const handleKey = {
  read(): string | undefined {
    try {
      return sessionStorage.getItem(KEY) ?? undefined
    } catch {
      return undefined
    }
  },
  write(key: string | undefined): void {
    try {
      if (key === undefined) sessionStorage.removeItem(KEY)
      else sessionStorage.setItem(KEY, key)
    } catch {
      // Forbidden or full: the key stays in the page.
    }
  },
}
