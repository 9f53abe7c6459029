import type { Answer, Failure, Gap } from '#clinical/answer.ts'
import type { Facility, FacilityId } from '#clinical/facility.ts'
import { addDays, type JstDate, jstDateAt } from '#clinical/jst-date.ts'
import type { Occurrence } from '#clinical/occurrence.ts'
import type { FacilityLink } from '#clinical/person.ts'
import type { RecordKind } from '#clinical/record-kind.ts'
import { kindsOfRow, placeOf, type RowId } from './place.ts'

/** Why the days of a row are not known to be empty (SRC-1, CAL-2): an empty cell there means nothing. */
type Unknown =
  | { readonly why: 'failed'; readonly failure: Failure }
  | { readonly why: 'asking'; readonly since: number }
  /** The facility answered, but not with all there is. */
  | { readonly why: 'incomplete'; readonly gaps: readonly Gap[] }
  /** Days before the window that has been asked first; they are asked next. */
  | { readonly why: 'not-asked' }

/** One facility's unknown days in one row: from its link (or without limit) to today. */
export type UnknownStretch = Unknown & {
  readonly row: RowId
  readonly facility: FacilityId
  readonly kind: RecordKind
  readonly from: JstDate | undefined
  readonly until: JstDate
}

/** Facilities that say for certain that they will not tell: named at the row's heading, never hatched (SRC-1). */
export interface SilentFacilities {
  readonly notDisclosed: readonly FacilityId[]
  readonly notPermitted: readonly FacilityId[]
  readonly outOfConsent: readonly FacilityId[]
  /** Asked and answered with nothing at all. */
  readonly none: readonly FacilityId[]
}

export interface AnswerSheet {
  /** Facilities to which the person is linked, and the hub. */
  readonly facilities: readonly Facility[]
  /** The hub keeps notes for everybody: where it answers for a kind, nobody is reproached with not disclosing it. */
  readonly hub: FacilityId
  readonly links: readonly FacilityLink[]
  readonly answers: ReadonlyMap<FacilityId, ReadonlyMap<RecordKind, Answer<Occurrence>>>
  readonly askedSince: ReadonlyMap<FacilityId, JstDate | 'beginning'>
}

/** Everything that is not known of one row, facility by facility. */
export function unknownStretches(sheet: AnswerSheet, row: RowId, today: JstDate): readonly UnknownStretch[] {
  const until = addDays(today, 1)
  return sheet.facilities.flatMap((facility) => {
    const linkedSince = linkStart(sheet.links, facility.id, today)
    const asked = sheet.askedSince.get(facility.id)
    return kindsOfRow(row).flatMap((kind): UnknownStretch[] => {
      const answer = sheet.answers.get(facility.id)?.get(kind)
      const unknown = answer === undefined ? undefined : unknownOf(answer)
      const where = { row, facility: facility.id, kind }
      const stretches: UnknownStretch[] = []
      if (unknown !== undefined) {
        const from = answer?.state === 'data' ? lastKnownDay(answer) : undefined
        stretches.push({ ...unknown, ...where, from: from ?? linkedSince, until })
      }
      const isAnswered = answer?.state === 'data' || answer?.state === 'none'
      if (isAnswered && asked !== undefined && asked !== 'beginning') {
        stretches.push({ why: 'not-asked', ...where, from: undefined, until: asked })
      }
      return stretches
    })
  })
}

function unknownOf(answer: Answer<Occurrence>): Unknown | undefined {
  switch (answer.state) {
    case 'failed':
      return { why: 'failed', failure: answer.why }
    case 'loading':
      return { why: 'asking', since: answer.since }
    case 'data': {
      const gaps = answer.gaps.filter((gap) => !tellsOfOneRecord(gap))
      return gaps.length === 0 ? undefined : { why: 'incomplete', gaps }
    }
    case 'none':
    case 'notDisclosed':
    case 'outOfConsent':
    case 'notPermitted':
    case 'notLinked':
      return undefined
  }
}

/** Where only the last refresh failed, everything before the day of the last answer is known. */
function lastKnownDay(answer: Extract<Answer<Occurrence>, { state: 'data' }>): JstDate | undefined {
  const isOnlyOld = answer.gaps.every((gap) => gap.kind === 'refresh-failed' || tellsOfOneRecord(gap))
  return isOnlyOld ? jstDateAt(answer.fetchedAt) : undefined
}

/** An unreadable or foreign record is told by its count; it does not make other days doubtful. */
function tellsOfOneRecord(gap: Gap): boolean {
  return gap.kind === 'unreadable' || gap.kind === 'wrong-patient'
}

/** The day a facility was linked, where it is known to the day. */
function linkStart(links: readonly FacilityLink[], facility: FacilityId, today: JstDate): JstDate | undefined {
  const place = placeOf(links.find((link) => link.facility === facility)?.since, today)
  return place.where === 'day' ? place.day : undefined
}

/** Who does not tell, and who has nothing, for one row; a facility counts only when all kinds of the row say the same. */
export function silentFacilities(sheet: AnswerSheet, row: RowId): SilentFacilities {
  const saying = (state: Answer<never>['state']) =>
    sheet.facilities
      .filter((facility) => kindsOfRow(row).every((kind) => sheet.answers.get(facility.id)?.get(kind)?.state === state))
      .map((facility) => facility.id)
  const isKeptByHub = kindsOfRow(row).some((kind) => sheet.answers.get(sheet.hub)?.get(kind)?.state !== 'notDisclosed')
  return {
    notDisclosed: isKeptByHub ? [] : saying('notDisclosed').filter((id) => id !== sheet.hub),
    notPermitted: saying('notPermitted'),
    outOfConsent: saying('outOfConsent'),
    none: saying('none'),
  }
}

/** Records of a row that could not be read or belonged to somebody else: counted, so that they are told (VAL-5, E13). */
export interface SetAside {
  readonly facility: FacilityId
  readonly unreadable: number
  readonly wrongPatient: number
}

export function recordsSetAside(sheet: AnswerSheet, rows: readonly RowId[]): readonly SetAside[] {
  return sheet.facilities.flatMap((facility) => {
    const gaps = rows.flatMap(kindsOfRow).flatMap((kind) => {
      const answer = sheet.answers.get(facility.id)?.get(kind)
      return answer?.state === 'data' ? answer.gaps : []
    })
    const unreadable = gaps.filter((gap) => gap.kind === 'unreadable').length
    const wrongPatient = gaps.reduce((sum, gap) => sum + (gap.kind === 'wrong-patient' ? gap.count : 0), 0)
    return unreadable + wrongPatient === 0 ? [] : [{ facility: facility.id, unreadable, wrongPatient }]
  })
}

/** One rectangle to draw: stretches that touch become one, so that the hatch runs on without seams. */
export interface Rectangle {
  readonly look: 'unknown' | 'asking'
  readonly from: JstDate
  readonly until: JstDate
}

/** Unites the stretches of one row within the days of the axis; what is still asked is drawn apart from what is lost. */
export function rectangles(
  stretches: readonly UnknownStretch[],
  first: JstDate,
  afterLast: JstDate,
): readonly Rectangle[] {
  return (['unknown', 'asking'] as const).flatMap((look) => {
    const spans = stretches
      .filter((each) => isAsked(each) === (look === 'asking'))
      .map((each) => ({
        from: each.from === undefined || each.from < first ? first : each.from,
        until: each.until > afterLast ? afterLast : each.until,
      }))
      .filter((each) => each.from < each.until)
      .sort((a, b) => (a.from < b.from ? -1 : 1))
    const united: { from: JstDate; until: JstDate }[] = []
    for (const span of spans) {
      const last = united.at(-1)
      if (last === undefined || span.from > last.until) united.push({ ...span })
      else if (span.until > last.until) last.until = span.until
    }
    return united.map((span) => ({ look, ...span }))
  })
}

/** Still to come, unlike what could not be fetched. */
export function isAsked(stretch: UnknownStretch): boolean {
  return stretch.why === 'asking' || stretch.why === 'not-asked'
}

export function stretchesOn(
  stretches: readonly UnknownStretch[],
  from: JstDate,
  until: JstDate,
): readonly UnknownStretch[] {
  return stretches.filter((each) => (each.from === undefined || each.from < until) && each.until > from)
}
