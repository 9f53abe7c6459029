// JavaScript: the product's type check must pass where the peers are not installed.
import { AllCommunityModule, createGrid, ModuleRegistry } from 'ag-grid-community'
import { benchItems, COLLECTIONS } from './grid-data.ts'
import { gridBench } from './measure.ts'

ModuleRegistry.registerModules([AllCommunityModule])

const items = benchItems()
const columnDefs = [
  { headerName: 'Item', field: 'name', pinned: 'left', width: 160 },
  ...Array.from({ length: COLLECTIONS }, (_, at) => ({
    headerName: `C${at}`,
    width: 76,
    valueGetter: ({ data }) => data.values[at],
    cellClassRules: { high: ({ value }) => value.endsWith('H') },
  })),
]

function mount() {
  createGrid(document.querySelector('#grid'), {
    columnDefs,
    rowData: items,
    rowHeight: 28,
    headerHeight: 46,
    animateRows: false,
    suppressColumnMoveAnimation: true,
  })
}

window.gridBench = gridBench(mount, '[role=gridcell]', () => [...document.querySelectorAll('.ag-grid-viewport')])
