const USER_KEY = 'renkei-viewer.user'
const LANGUAGE_KEY = 'renkei-viewer.language'

/**
 * What a browser tab remembers: who was chosen and in which language. Nothing about a patient is ever stored
 * (PID-12, DESIGN.md §8.7). A browser that forbids storage forgets, and nothing else changes.
 */
export function rememberedUser(): string | undefined {
  return read(() => sessionStorage.getItem(USER_KEY))
}

export function rememberUser(id: string | undefined): void {
  write(() => (id === undefined ? sessionStorage.removeItem(USER_KEY) : sessionStorage.setItem(USER_KEY, id)))
}

export function rememberedLanguage(): string | undefined {
  return read(() => localStorage.getItem(LANGUAGE_KEY))
}

export function rememberLanguage(language: string): void {
  write(() => localStorage.setItem(LANGUAGE_KEY, language))
}

function read(get: () => string | null): string | undefined {
  try {
    return get() ?? undefined
  } catch {
    return undefined
  }
}

function write(put: () => void): void {
  try {
    put()
  } catch {
    // Storage is forbidden or full: the choice lasts as long as the page.
  }
}
