import { screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import '#i18n/labs-graph.ts'
import type { JstDate } from '#clinical/jst-date.ts'
import { medicinesOf } from '#clinical/laboratory/graph/medicine-bands.ts'
import { minuteOfDate } from '#clinical/laboratory/graph/time-axis.ts'
import { drugRows } from '#clinical/medications/drug-rows.ts'
import { fakeNetwork } from '#testing/fake-network.ts'
import { renderScreen } from '#testing/render-screen.tsx'
import { samplePrescription, sampleTime } from '#testing/sample-facts.ts'
import { graphGeometry } from './graph-geometry.ts'
import { MedicineLanes } from './medicine-lanes.tsx'

const day = (text: string) => minuteOfDate(text as JstDate)

it('GRAPH-8, H-15: a line that was stopped is drawn below one of the same drug that runs, which alone gives the lane its words', async () => {
  const line = (from: string, until: string, amount: string, status: 'final' | 'stopped') =>
    samplePrescription('a', from, 'フロセミド錠20mg', {
      startsOn: sampleTime(from),
      endsOn: until as JstDate,
      dailyDose: { text: amount, unit: '錠' },
      dose: undefined,
      status,
    })
  const lines = [line('2026-09-01', '2026-12-01', '2', 'final'), line('2026-09-10', '2026-11-30', '1', 'stopped')]
  const medicines = medicinesOf(drugRows(lines, '2026-11-20' as JstDate), [], '2026-11-20' as JstDate)
  const geometry = graphGeometry({ from: day('2026-08-01'), until: day('2026-11-21') }, 1200)
  renderScreen(<MedicineLanes medicines={medicines} geometry={geometry} onRemove={() => {}} />, {
    network: fakeNetwork({}),
  })
  expect(await screen.findByText(/2 錠\/日 2026\/09\/01.*中止 1 錠\/日 2026\/09\/10/)).toBeInTheDocument()
  expect(screen.getByTitle(/^フロセミド錠20mg（処方） 2 錠\/日$/)).toBeVisible()
  expect(screen.getByText('2 錠/日')).toBeVisible()
  expect(document.querySelectorAll('[data-held="true"][data-beside="true"]')).toHaveLength(1)
  expect(document.querySelectorAll('[data-held="false"][data-beside="false"]')).toHaveLength(1)
})
