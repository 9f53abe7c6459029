import { render, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { HospitalLetter } from './hospital-letter.tsx'

describe('the letter of a hospital', () => {
  it('SRC-4, H-24: is told by letter, shape and name, never by colour alone', () => {
    render([...'ABCDEFGH'].map((letter) => <HospitalLetter key={letter} letter={letter} name={`${letter} 病院`} />))
    const shapes = screen.getAllByRole('img').map((drawing) => drawing.firstElementChild?.outerHTML)
    expect(new Set(shapes).size).toBe(8)
    expect(screen.getByRole('img', { name: 'C 病院' })).toHaveTextContent('C')
  })

  it('SRC-4: shapes repeat after eight, the letter still differs', () => {
    render(
      <>
        <HospitalLetter letter="A" name="一" />
        <HospitalLetter letter="I" name="九" />
      </>,
    )
    const [first, ninth] = screen.getAllByRole('img')
    expect(ninth?.firstElementChild?.outerHTML).toBe(first?.firstElementChild?.outerHTML)
    expect(ninth).toHaveTextContent('I')
  })
})
