import '#i18n/record.ts'
import { useTranslation } from 'react-i18next'
import { formatBirthDate, formatInstant } from '#clinical/format/date.ts'
import type { Person } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { useFacilityNames } from '../facility-names.tsx'
import type { Answers } from '../facility-states.ts'
import { type SourceLine, sourceLines, useSourceWords } from '../print/source-lines.ts'
import { useWithheldWords } from '../withheld-line.tsx'

interface ExportAbout {
  readonly person: Person
  /** In words; undefined where the list has none. */
  readonly period: string | undefined
  /** In words; undefined for none. */
  readonly filters: string | undefined
  readonly answers: readonly Answers[]
  /** Where a screen knows more of its sources than their answers say: the calendar, of the years not asked yet. */
  readonly sources?: readonly SourceLine[]
}

export type HeadLine = readonly [label: string, value: string]

/** Label and value of each line at the head of a file or a copy: whose, which period, what of whom, by whom (PRV-3). */
export function useIdentityLines(): (about: ExportAbout) => readonly HeadLine[] {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const language = languageOf(i18n)
  const network = useNetwork()
  const { name } = useFacilityNames()
  const sourceWords = useSourceWords()
  const handling = useHandlingLines()
  const withheld = useWithheldWords()
  return ({ person, period, filters, answers, sources }) => {
    const own = network.facilities.find((facility) => facility.isOwn)
    const number = person.links.find((link) => link.facility === own?.id)?.patientNumber
    const states = sources ?? sourceLines(network.facilities, person, answers)
    const lines: readonly (readonly [string, string | undefined])[] = [
      [t(($) => $.export.patient), person.name.ideographic ?? person.name.alphabetic],
      [t(($) => $.export.kana), person.name.phonetic],
      [
        t(($) => $.export.birthDate),
        person.birthDate === undefined ? undefined : formatBirthDate(person.birthDate, language),
      ],
      [t(($) => $.export.sex), clinical(($) => $.sex[person.sex])],
      [t(($) => $.export.patientNumber), own === undefined ? undefined : `${name(own.id)} ${number ?? '—'}`],
      [t(($) => $.export.period), period],
      [t(($) => $.export.filters), filters ?? t(($) => $.printing.noFilter)],
      [
        t(($) => $.export.sources),
        states.map((source) => `${name(source.facility)} ${sourceWords(source)}`).join(' / '),
      ],
      ...(withheld === undefined ? [] : [[withheld.label, withheld.what] as const]),
      ...handling(),
    ]
    return lines.map(([label, value]) => [label, value ?? '—'])
  }
}

/** By whom, when and under which condition something was taken out: in the head of every file and copy (B7). */
export function useHandlingLines(): () => readonly HeadLine[] {
  const { t, i18n } = useTranslation('record')
  const { t: clinical } = useTranslation('clinical')
  const network = useNetwork()
  const user = useSignedInUser()
  const { name } = useFacilityNames()
  return () => [
    [t(($) => $.export.by), `${user.name} ${clinical(($) => $.profession[user.profession])} ${name(user.facility)}`],
    [t(($) => $.export.at), formatInstant(now(network), languageOf(i18n))],
    [t(($) => $.export.handling), t(($) => $.printing.reference)],
  ]
}
