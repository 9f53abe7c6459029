import type { DrugGroup } from '#clinical/medications/drug-row.ts'
import type { InjectionEvent } from '#clinical/medications/injection-event.ts'
import { weeklyOfCourse } from '#clinical/medications/weekly.ts'
import type { OpenedOrder } from './order-panel.tsx'
import type { MedicationsView } from './use-medications.ts'

/** What the screen knows of a line that is opened; undefined when it is no longer among the records. */
export function openedOrder(key: string, view: MedicationsView): OpenedOrder | undefined {
  const line = view.lines.find((each) => each.key === key)
  if (line === undefined) return undefined
  const group = [...view.groups, ...view.endedLately].find((each) => rowOf(each, key) !== undefined)
  const row = group === undefined ? undefined : rowOf(group, key)
  const course = view.courses.find(({ runs, undated }) =>
    [...runs.map(({ events }) => events), undated].some((events) => hasLine(events, key)),
  )
  const band = row?.bands.find((each) => each.key === key)
  const stretches = view.courses.flatMap(({ runs, undated }) => [...runs.map(({ events }) => events), undated])
  return {
    line,
    cautions: row === undefined ? (course === undefined ? [] : view.cautionsOfCourse(course)) : view.cautionsOf(row),
    weekly: row === undefined && course !== undefined ? weeklyOfCourse(course) : row?.weekly,
    overlaps: group?.overlaps ?? [],
    replaces: band?.replaces,
    otherDoseBeside: band?.otherDoseBeside,
    alongside: row?.inForce.some((each) => each.key === key) === true ? row.alongside : undefined,
    events: stretches.find((events) => hasLine(events, key)) ?? [],
    isComplete: view.completeInjections.has(line.facility),
  }
}

function rowOf({ rows }: DrugGroup, key: string) {
  return rows.find(({ lines }) => lines.some((line) => line.key === key))
}

function hasLine(events: readonly InjectionEvent[], key: string): boolean {
  return events.some(
    ({ ordered, administered }) => ordered?.key === key || administered.some((line) => line.key === key),
  )
}
