/** A key as a list of keys writes it; a dash where there is none. */
export function nameOfKey(key: string): string {
  if (key === '') return '—'
  return key === ' ' ? 'Space' : key.toUpperCase()
}
