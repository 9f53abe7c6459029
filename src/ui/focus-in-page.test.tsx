import { afterEach, describe, expect, it, vi } from 'vitest'
import { focusInPage } from './focus-in-page.ts'

const PAGE = document.documentElement

/** A cell from `top` to `bottom` in a window of 384 pixels, below a header of 166, in a page of the height given. */
function focused(top: number, bottom: number, pageHeight: number): readonly unknown[] {
  const cell = document.createElement('button')
  document.body.append(cell)
  cell.getBoundingClientRect = () => new DOMRect(0, top, 40, bottom - top)
  vi.spyOn(PAGE, 'scrollHeight', 'get').mockReturnValue(pageHeight)
  vi.spyOn(PAGE, 'clientHeight', 'get').mockReturnValue(384)
  PAGE.style.scrollPaddingTop = '166px'
  const scrollBy = vi.spyOn(window, 'scrollBy').mockImplementation(() => {})
  focusInPage(cell)
  expect(document.activeElement).toBe(cell)
  return scrollBy.mock.calls[0] ?? []
}

afterEach(() => {
  vi.restoreAllMocks()
  PAGE.style.scrollPaddingTop = ''
  document.body.replaceChildren()
})

describe('a cell that takes the focus, zoomed in to 200 %', () => {
  it('ACC-2, ACC-6: is brought above the lower edge of the window', () => {
    expect(focused(380, 423, 700)).toEqual([0, 39])
  })

  it('ACC-2, PID-1: is brought out from under the patient header', () => {
    expect(focused(53, 96, 700)).toEqual([0, -113])
  })

  it('a cell taller than the window begins below the header', () => {
    expect(focused(200, 700, 900)).toEqual([0, 34])
  })

  it('moves nothing where the cell is in view, or where the page does not scroll', () => {
    expect(focused(200, 243, 700)).toEqual([])
    expect(focused(380, 423, 384)).toEqual([])
  })
})
