/**
 * The character that was pressed as a command, in lower case: alone, outside a field and a dialog, and meant for nobody else.
 * undefined for every other key (WCAG 2.1.4).
 */
export function singleKeyOf(event: KeyboardEvent): string | undefined {
  const { key, ctrlKey, altKey, metaKey, isComposing, defaultPrevented, target } = event
  if (key.length !== 1 || ctrlKey || altKey || metaKey || isComposing || defaultPrevented) return undefined
  return isTyped(target) ? undefined : key.toLowerCase()
}

function isTyped(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable], dialog') !== null
}
