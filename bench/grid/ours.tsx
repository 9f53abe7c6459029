// biome-ignore-all lint/style/noRestrictedImports: this page draws the grid that is measured
import { createRoot } from 'react-dom/client'
import { ClinicalValue } from '#ui/clinical-value/clinical-value.tsx'
import { GridViewStore } from '#ui/virtual-grid/grid-view.ts'
import { type GridContent, VirtualGrid } from '#ui/virtual-grid/virtual-grid.tsx'
import '#ui/tokens.css'
import '#ui/base.css'
import { benchItems, COLLECTIONS } from './grid-data.ts'
import { gridBench } from './measure.ts'

const items = benchItems()
const rows = items.map(({ name }) => ({ key: name, height: 28 }))
const columns = Array.from({ length: COLLECTIONS }, (_, at) => ({ key: `c${at}`, width: 76 }))
const frozen = [{ key: 'item', width: 160 }]
const HIGH = { letter: 'H', tone: 'high', name: 'high' } as const

/** As the laboratory screen draws its cells: a button with value, flag slot and mark. */
const content: GridContent = {
  frozenHeading: () => 'Item',
  heading: (column) => `C${column}`,
  frozen: (row) => items[row]?.name ?? '',
  cell: (row, column) => {
    const [value = '', flag] = (items[row]?.values[column] ?? '').split(' ')
    if (value === '') return null
    return (
      <button type="button" tabIndex={-1}>
        <ClinicalValue text={value} flag={flag === undefined ? undefined : HIGH} />
      </button>
    )
  },
  span: () => null,
}

function mount(): void {
  const place = document.querySelector<HTMLElement>('#grid')
  if (place === null) return
  createRoot(place).render(
    <VirtualGrid
      label="bench"
      rows={rows}
      columns={columns}
      frozen={frozen}
      headingHeight={46}
      opensAt="start"
      content={content}
      view={new GridViewStore()}
    />,
  )
}

window.gridBench = gridBench(mount, '[role=gridcell]', () => [...document.querySelectorAll<HTMLElement>('[role=grid]')])
