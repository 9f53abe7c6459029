import { onTestFinished, vi } from 'vitest'

/** Files that the page saves from now on, until the test ends: the names they were given, and the text of the last. */
export function savedFiles(): { readonly names: readonly string[]; text(): Promise<string> } {
  const names: string[] = []
  let last: Blob | undefined
  // jsdom has neither of the two.
  URL.createObjectURL = (made) => {
    if (made instanceof Blob) last = made
    return 'blob:made'
  }
  URL.revokeObjectURL = () => undefined
  const press = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function click(
    this: HTMLAnchorElement,
  ) {
    names.push(this.download)
  })
  onTestFinished(() => press.mockRestore())
  return {
    names,
    text: async () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(await last?.arrayBuffer()),
  }
}
