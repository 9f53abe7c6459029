/**
 * Gives a cell of a grid the focus without moving the grid, which has its own way of bringing cells into its window, and
 * brings it into view where the page scrolls as well.
 */
export function focusInPage(target: HTMLElement): void {
  target.focus({ preventScroll: true })
  bringIntoPage(target)
}

/**
 * Where the page scrolls, zoomed in to 200 %, it is scrolled until an element stands between the foot of what stays at its
 * upper edge (`scroll-padding-top`) and its lower edge (WCAG 2.4.11).
 */
export function bringIntoPage(target: HTMLElement): void {
  const page = document.documentElement
  if (page.scrollHeight <= page.clientHeight) return
  const { top, bottom } = target.getBoundingClientRect()
  const upper = Number.parseFloat(getComputedStyle(page).scrollPaddingTop) || 0
  if (top < upper) window.scrollBy(0, top - upper)
  else if (bottom > page.clientHeight) window.scrollBy(0, Math.min(bottom - page.clientHeight, top - upper))
}
