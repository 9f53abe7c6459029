import type { ReactElement } from 'react'

/** Drawn in a 20×20 box, with the letter's optical centre in it. */
interface HospitalShape {
  readonly outline: ReactElement
  readonly x: number
  readonly y: number
  readonly fill: string
}

const CIRCLE: HospitalShape = { outline: <circle cx="10" cy="10" r="9.2" />, x: 10, y: 10, fill: 'var(--hospital-a)' }

/** Eight shapes; they repeat after H, the letter still differs (visual-design.md §1.2). */
const SHAPES: readonly HospitalShape[] = [
  CIRCLE,
  { outline: <rect x="1.2" y="1.2" width="17.6" height="17.6" rx="2" />, x: 10, y: 10, fill: 'var(--hospital-b)' },
  { outline: <path d="M10 .4 18.8 5.3v9.4L10 19.6 1.2 14.7V5.3Z" />, x: 10, y: 10, fill: 'var(--hospital-c)' },
  { outline: <path d="M1.5 1.2H10a8.8 8.8 0 0 1 0 17.6H1.5Z" />, x: 9.3, y: 10, fill: 'var(--hospital-d)' },
  { outline: <path d="M10 .6 19 6.6V18.8H1V6.6Z" />, x: 10, y: 11.6, fill: 'var(--hospital-e)' },
  {
    outline: <path d="M1.2 1.2h17.6V11c0 4.6-4.4 7.4-8.8 8.8C5.6 18.4 1.2 15.6 1.2 11Z" />,
    x: 10,
    y: 9.4,
    fill: 'var(--hospital-f)',
  },
  { outline: <path d="M.8 1.2h12L20 10l-7.2 8.8H.8Z" />, x: 8.6, y: 10, fill: 'var(--hospital-g)' },
  { outline: <path d="M5.2 1.2H20.2L15 18.8H0Z" />, x: 10, y: 10, fill: 'var(--hospital-h)' },
]

/** The shape that belongs to a letter, in letters as at the points of a graph (SRC-4, GRAPH-7). */
export function hospitalShape(letter: string): HospitalShape {
  const place = (letter.toUpperCase().codePointAt(0) ?? 0) - 'A'.charCodeAt(0)
  return SHAPES[((place % SHAPES.length) + SHAPES.length) % SHAPES.length] ?? CIRCLE
}
