import type { Encounter } from '#standards/fhir/r4.ts'
import type { Stay, Visit } from '../event-facts.ts'
import { type DecodeScope, factBase, settingOfClass } from './decode-scope.ts'
import { textOf } from './elements.ts'
import { factStatus } from './status.ts'

/** A stay for classes of inpatients, a visit for every other (fhir-jp.md §4 B). An open period is a stay that goes on. */
export function decodeEncounter(encounter: Encounter, scope: DecodeScope): Stay | Visit {
  const { period, hospitalization } = encounter
  const shared = {
    ...factBase(scope, encounter, {
      at: scope.time(period?.start, encounter, 'period.start'),
      status: factStatus(encounter.status),
      author: encounter.participant?.map((each) => scope.nameOf(each.individual, encounter)).find((name) => name),
    }),
    reasons: (encounter.reasonCode ?? []).flatMap((each) => textOf(each) ?? []),
    diagnoses: (encounter.diagnosis ?? []).flatMap((each) => scope.nameOf(each.condition, encounter) ?? []),
  }
  if (settingOfClass(encounter.class) !== 'inpatient') {
    // A patient who has come has visited: senders of 受付 never report that an outpatient has left again.
    const status = shared.status === 'ongoing' ? 'final' : shared.status
    return { ...shared, status, kind: 'visit', type: encounter.type?.map(textOf).find((text) => text) }
  }
  return {
    ...shared,
    kind: 'stay',
    until: scope.time(period?.end, encounter, 'period.end'),
    places: (encounter.location ?? []).flatMap((each) => {
      const name = scope.nameOf(each.location, encounter)
      const from = scope.time(each.period?.start, encounter, 'location.period.start')
      const until = scope.time(each.period?.end, encounter, 'location.period.end')
      return name === undefined ? [] : [{ name, from, until }]
    }),
    admittedFrom: textOf(hospitalization?.admitSource) ?? scope.nameOf(hospitalization?.origin, encounter),
    dischargedTo:
      textOf(hospitalization?.dischargeDisposition) ?? scope.nameOf(hospitalization?.destination, encounter),
  }
}
