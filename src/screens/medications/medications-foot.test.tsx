import { screen } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { sampleDrug, sampleSupply } from '#testing/sample-supplies.ts'
import { records, rowNamed, show } from './testing/render-medications.tsx'

const ROW = 100
const VIEW = 250

/** The test DOM has no layout: rows of 100 pixels in their order, in a view of 250. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, 'getBoundingClientRect').mockImplementation(function (this: HTMLElement) {
    const at = this.dataset.drug === undefined ? 0 : [...document.querySelectorAll('[data-drug]')].indexOf(this)
    return new DOMRect(0, at * ROW, 100, ROW)
  })
  vi.spyOn(HTMLElement.prototype, 'clientHeight', 'get').mockReturnValue(VIEW)
})
afterEach(() => vi.restoreAllMocks())

const drugs = (count: number) =>
  records(Array.from({ length: count }, (_, at) => sampleSupply('a', '2026-11-20', sampleDrug(`見本${at + 1}錠`), 35)))

describe('drugs below the view', () => {
  it('MED-12: few are named at the edge, and only those that cannot be seen', async () => {
    show({ answers: { a: drugs(5) } })
    await rowNamed(/見本1錠/)
    const told = await screen.findByText(/^下に 見本/)
    const names = [...document.querySelectorAll<HTMLElement>('[data-drug]')].map(({ dataset }) => dataset.drug ?? '')
    expect(names).toHaveLength(5)
    for (const name of names.slice(0, 3)) expect(told).not.toHaveTextContent(name)
    for (const name of names.slice(3)) expect(told).toHaveTextContent(name)
  })

  it('MED-12: many are counted', async () => {
    show({ answers: { a: drugs(9) } })
    await rowNamed(/見本1錠/)
    expect(await screen.findByText('下に 6件')).toBeVisible()
  })

  it('MED-12: where all can be seen nothing is said', async () => {
    show({ answers: { a: drugs(2) } })
    await rowNamed(/見本1錠/)
    expect(screen.queryByText(/^下に/)).toBeNull()
  })
})
