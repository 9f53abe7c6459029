import '#i18n/patient-output.ts'
import { useTranslation } from 'react-i18next'
import { formatBirthDate } from '#clinical/format/date.ts'
import { formatEraYear } from '#clinical/format/era.ts'
import { jstDateAt } from '#clinical/jst-date.ts'
import type { Person, PersonHandle } from '#clinical/person.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useSignedInUser } from '#session/session-context.tsx'
import { now } from '#sources/freshness.ts'
import { useNetwork } from '#sources/network-context.tsx'
import type { LookAlike } from '../look-alike.ts'
import { useAgeWords } from '../use-age-words.ts'

/** One patient in words, as paper and files hold them. */
export interface PatientRow {
  readonly key: PersonHandle
  readonly name: string
  readonly kana: string
  readonly birthDate: string
  readonly age: string
  readonly sex: string
  /** At the user's own facility. */
  readonly number: string
  /** The other facilities, each with its state: also what on the screen a letter says (LIST-1). */
  readonly links: string
  /** 同姓同名, 死亡, 番号統合: what the screen marks beside the name (LIST-2, LIST-7). */
  readonly marks: string
}

/**
 * Who is listed, in the order of the screen. 新着 and 最終記録 stay on the screen: they are of this user and of this
 * minute, are not asked for rows out of view, and who takes a list along needs neither.
 */
export function usePatientRows(
  lookAlikes: ReadonlyMap<PersonHandle, LookAlike>,
): (people: readonly Person[]) => readonly PatientRow[] {
  const { t, i18n } = useTranslation('patients')
  const { t: clinical } = useTranslation('clinical')
  const { t: output } = useTranslation('patientOutput')
  const language = languageOf(i18n)
  const network = useNetwork()
  const { facility: own } = useSignedInUser()
  const ageWords = useAgeWords()
  const linksOf = ({ links }: Person) => {
    const others = network.facilities.flatMap((facility) => {
      const link = links.find((each) => each.facility === facility.id)
      return link === undefined || link.state === 'not-linked' || facility.id === own ? [] : [{ facility, link }]
    })
    if (others.length === 0) return t(($) => $.row.noLinks)
    return others
      .map(({ facility, link: { state } }) =>
        output(($) => $.linkOf, { facility: facility.shortName[language], state: clinical(($) => $.link[state]) }),
      )
      .join(' / ')
  }
  const birthDateOf = ({ birthDate }: Person) =>
    birthDate === undefined
      ? t(($) => $.row.birthDateMissing)
      : [formatBirthDate(birthDate, language), formatEraYear(birthDate, language, 'short')].filter(Boolean).join(' ')
  return (people) => {
    const today = jstDateAt(now(network))
    return people.map((person) => {
      const alike = lookAlikes.get(person.handle)
      const { name, links } = person
      return {
        key: person.handle,
        name: name.ideographic ?? name.phonetic ?? name.alphabetic ?? t(($) => $.row.nameMissing),
        kana: name.phonetic ?? t(($) => $.row.kanaMissing),
        birthDate: birthDateOf(person),
        age: ageWords(person, today) ?? t(($) => $.row.ageMissing),
        sex: clinical(($) => $.sex[person.sex]),
        number: links.find(({ facility }) => facility === own)?.patientNumber ?? t(($) => $.row.numberMissing),
        links: linksOf(person),
        marks: [
          alike === undefined ? undefined : t(($) => $.lookAlike[alike]),
          person.deceased === undefined ? undefined : t(($) => $.row.deceased),
          person.isMerged ? t(($) => $.row.merged) : undefined,
        ]
          .filter((mark) => mark !== undefined)
          .join('・'),
      }
    })
  }
}
