/** What the benchmark asks of either page. */
export interface GridBench {
  /** Milliseconds from the call to the frame in which cells of the window are drawn. */
  mount(): Promise<number>
  /** Milliseconds between frames while the grid scrolls both ways. */
  scroll(): Promise<readonly number[]>
}

declare global {
  interface Window {
    gridBench?: GridBench
  }
}

const FRAMES = 240
/** Cells that must be drawn before a grid counts as mounted. */
const ENOUGH_CELLS = 100

const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve))

/** Tells a grid by how it is mounted, by what its cells are found, and by the elements that scroll. */
export function gridBench(mount: () => void, cells: string, scrollers: () => readonly HTMLElement[]): GridBench {
  return {
    mount: async () => {
      const start = performance.now()
      mount()
      do await nextFrame()
      while (document.querySelectorAll(cells).length < ENOUGH_CELLS)
      await nextFrame()
      return performance.now() - start
    },
    scroll: async () => {
      const elements = scrollers()
      const times: number[] = []
      let before = await nextFrame()
      for (let frame = 0; frame < FRAMES; frame++) {
        // A wheel that is turned hard: 3 rows and half a column a frame, back again when the end is reached.
        for (const element of elements) {
          element.scrollTop += frame % 2 === 0 ? 84 : 0
          element.scrollLeft += frame % 2 === 0 ? 0 : 40
        }
        const now = await nextFrame()
        times.push(now - before)
        before = now
      }
      return times
    },
  }
}
