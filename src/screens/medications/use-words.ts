import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ClinicalTime } from '#clinical/clinical-time.ts'
import type { Amount } from '#clinical/fact-base.ts'
import { formatClinicalTime, formatDate, formatPlainDate } from '#clinical/format/date.ts'
import { decimalDigits, doseDigits } from '#clinical/format/dose-digits.ts'
import { inLanguage } from '#clinical/in-language.ts'
import { addDays, type JstDate } from '#clinical/jst-date.ts'
import type { Injection, MedicationLine, Prescription } from '#clinical/medication-facts.ts'
import { heldBack } from '#clinical/medications/course-status.ts'
import type { DaySpan, DoseChange, DrugBand, DrugPoint, DrugRow, Weekly } from '#clinical/medications/drug-row.ts'
import type { InjectionChange } from '#clinical/medications/injection-change.ts'
import { dosesBesideDrugs } from '#clinical/medications/injection-dose.ts'
import type { InjectionRun } from '#clinical/medications/injection-runs.ts'
import { injectionUsage } from '#clinical/medications/injection-usage.ts'
import { orderTags } from '#clinical/medications/order-tags.ts'
import { plainText } from '#clinical/medications/plain-text.ts'
import { strengthTold } from '#clinical/medications/strength-told.ts'
import { daysTold, supplyOf } from '#clinical/medications/supply.ts'
import { languageOf } from '#i18n/i18n.ts'
import { useCautionWords } from '#record/caution-marks.tsx'
import { useFacilityNames } from '#record/facility-names.tsx'
import { amountText, useMedicationWords } from '#record/medication-text.tsx'
import { useUndisclosedWords } from '#record/undisclosed-words.ts'
import type { LineRow } from './line-rows.ts'
import type { DosePart, LineMark } from './line-texts.ts'

/** Words of 処方・注射 that are put together from several parts, in the language of the screen. */
export function useWords() {
  const { t, i18n } = useTranslation('medications')
  const language = languageOf(i18n)
  const names = useFacilityNames()
  const medication = useMedicationWords()
  const caution = useCautionWords()
  const undisclosed = useUndisclosedWords()
  return useMemo(() => {
    const separator = language === 'ja' ? '・' : ', '
    const act = (line: Pick<Prescription | Injection, 'act' | 'kind'>) => medication.act(line)
    const ofStrength = (text: string, type: ReturnType<typeof strengthTold>) =>
      type === undefined ? text : `${text}${t(($) => $.row.strength[type])}`
    /** `11:30` on the day of the start, else with its day. */
    const endText = (start: ClinicalTime | undefined, end: ClinicalTime) =>
      end.text.length >= 16 && start?.text.slice(0, 10) === end.text.slice(0, 10)
        ? end.text.slice(11, 16)
        : formatClinicalTime(end, language)
    const change = ({ direction, from, to, unit, strengthType }: DoseChange) =>
      ofStrength(
        t(($) => $.band[direction], { from: doseDigits(from), to: doseDigits(to), unit }),
        strengthType,
      )
    /** `2→1 錠`, without a claim of 増 or 減 (`DrugBand.otherDoseBeside`). */
    const fromTo = ({ from, to, unit, strengthType }: DoseChange, key: 'fromTo' | 'besideOther' = 'fromTo') =>
      ofStrength(
        t(($) => $.band[key], { from: doseDigits(from), to: doseDigits(to), unit }),
        strengthType,
      )
    const whatChanges = ({ what }: DoseChange) => t(($) => (what === 'dose' ? $.band.dose : $.band.dailyDose))
    /** `1日量 2→1 錠`. */
    const doseFromTo = (beside: DoseChange) => `${whatChanges(beside)} ${fromTo(beside)}`
    /** 「前回は フロセミド錠４０ｍｇ」: of a supply that took the place of another product. */
    const before = (name: string) => t(($) => $.band.before, { name })
    /** Other products of the ingredient, by their names. */
    const alongside = (others: readonly string[]) => ({ text: medication.alongside, detail: others.join(separator) })
    const held = (line: MedicationLine) => {
      const status = heldBack(line)
      return status === undefined ? '' : t(($) => $.status[status])
    }
    /** What a point says: 総量, else 回数, else that neither was sent. */
    const amount = (line: MedicationLine) =>
      line.total !== undefined
        ? amountText(line.total)
        : line.timesSupplied === undefined
          ? t(($) => $.band.noAmount)
          : t(($) => $.band.times, { times: line.timesSupplied })
    const about = (row: DrugRow) => ({
      name: row.name.text,
      facility: names.name(row.facility),
      act: act({ act: row.act, kind: 'prescription' }),
    })
    const weeklyText = (weekly: Weekly) => t(($) => $.row.weekly[weekly])
    const lastDay = (until: JstDate) => addDays(until, -1)
    /** First and last day of spans: `2026/11/20 – 2026/12/05`. */
    const days = (spans: readonly DaySpan[]) =>
      spans
        .map(({ from, until }) =>
          t(($) => $.group.overlapDays, { from: formatPlainDate(from), until: formatPlainDate(lastDay(until)) }),
        )
        .join(separator)
    // H-05: of a hospital that did not answer wholly nobody can say that nothing was given.
    const counts = (
      { orderedCount, heldBack, givenCount, notGivenCount, unknownCount }: InjectionRun,
      isComplete: boolean,
    ) =>
      [
        ...heldBack.map(({ state, count }) => t(($) => $.injection.heldBack[state], { count })),
        orderedCount === 0 && heldBack.length > 0
          ? ''
          : orderedCount === 0
            ? t(($) => (isComplete ? $.injection.noOrder : $.injection.orderUnknown))
            : t(($) => $.injection.ordered, { count: orderedCount }),
        givenCount === 0 && unknownCount > 0
          ? ''
          : givenCount === 0
            ? t(($) => (isComplete ? $.injection.noGiven : $.injection.givenUnknown))
            : t(($) => $.injection.given, { count: givenCount }),
        unknownCount === 0 ? '' : t(($) => $.injection.unknown, { count: unknownCount }),
        notGivenCount === 0 ? '' : t(($) => $.injection.notGiven, { count: notGivenCount }),
      ].filter((each) => each !== '')
    const injectionChange = ({ what, drug, direction, from, to, unit }: InjectionChange) => {
      const whose = what === 'rate' ? t(($) => $.injection.rate) : (drug?.text ?? '')
      return `${whose} ${t(($) => $.injection.change[direction], { from: doseDigits(from), to: doseDigits(to), unit })}`.trim()
    }
    /** 1回量 and 1日量, each labelled and with 製剤量 or 成分量 behind it (MED-2); where only one was sent, that the other is missing (MED-1). */
    const doses = (line: MedicationLine): readonly DosePart[] => {
      const { dailyDose, drugs, isAsNeeded } = line
      const single = line.dose ?? (drugs.length === 1 ? drugs[0]?.amount : undefined)
      const strength = strengthTold(line)
      const isOneMissing = (single === undefined) !== (dailyDose === undefined) && !isAsNeeded
      const part = (label: string, amount: Amount | undefined, missing: string): readonly DosePart[] => {
        if (amount !== undefined) return [{ label, text: ofStrength(amountText(amount), strength) }]
        return isOneMissing ? [{ label: undefined, text: missing }] : []
      }
      const [dose, noDose] = [t(($) => $.band.dose), t(($) => $.row.noDose)]
      const [daily, noDaily] = [t(($) => $.band.dailyDose), t(($) => $.row.noDailyDose)]
      return [...part(dose, single, noDose), ...part(daily, dailyDose, noDaily)]
    }
    /** What an injection is dosed with beside the amounts that stand with its drugs (MED-1, MED-2). */
    const injectionDoses = (line: Injection): readonly DosePart[] => {
      const { dose, dailyDose } = dosesBesideDrugs(line)
      const strength = strengthTold(line)
      const part = (label: string, amount: Amount | undefined) =>
        amount === undefined ? [] : [{ label, text: ofStrength(amountText(amount), strength) }]
      return [
        ...part(
          t(($) => $.band.dose),
          dose,
        ),
        ...part(
          t(($) => $.band.dailyDose),
          dailyDose,
        ),
      ]
    }
    return {
      language,
      separator,
      act,
      amount,
      change,
      doseFromTo,
      besideOther: (beside: DoseChange) => fromTo(beside, 'besideOther'),
      injectionChange,
      changeShort: ({ direction }: InjectionChange) => t(($) => $.injection.changeShort[direction]),
      mixed: t(($) => $.injection.mixed),
      notGivenShort: t(($) => $.injection.notGivenShort),
      status: (status: LineRow['status']) => t(($) => $.status[status]),
      /** `継続`: of the drug of a record, where the record itself says something else. */
      drugStatus: (status: LineRow['status']) => t(($) => $.list.drugStatus, { status: t(($) => $.status[status]) }),
      counts,
      date: (day: JstDate) => formatDate(day, language),
      /** `11/20`: where the axis or the line says the year. */
      shortDate: (day: JstDate) => day.slice(5).replace('-', '/'),
      /** `11/01から`: when another line in force began. */
      since: (day: JstDate) => t(($) => $.row.since, { date: formatPlainDate(day) }),
      days,
      /** First and last day of a supply with their year, told once where it is one (DT-2); 終了不明 where nobody knows the last. */
      stretch: (line: MedicationLine): string => {
        const supply = supplyOf(line)
        if (supply.form !== 'band') return ''
        const from = formatPlainDate(supply.from)
        if (supply.until === undefined) return t(($) => $.list.openStretch, { from })
        const until = formatPlainDate(lastDay(supply.until))
        const isOneYear = until.slice(0, 5) === from.slice(0, 5)
        return t(($) => $.group.overlapDays, { from, until: isOneYear ? until.slice(5) : until })
      },
      tags: (line: MedicationLine) => orderTags(line).map((tag) => ({ tag, text: t(($) => $.tag[tag]) })),
      caution,
      doses,
      injectionDoses,
      /** Of a record of either kind. */
      dosesOf: (line: Prescription | Injection) => (line.kind === 'injection' ? injectionDoses(line) : doses(line)),
      /** What was supplied, each part labelled: 日分 (a length in weeks with its unit), 回分 and the total (MED-1). */
      amounts: (line: MedicationLine): readonly string[] => {
        const { daysSupplied, timesSupplied, total } = line
        const days = daysTold(line)
        const length = daysSupplied === undefined ? [] : [amountText(daysSupplied)]
        return [
          ...(days === undefined ? length : [t(($) => $.order.days, { days })]),
          ...(timesSupplied === undefined ? [] : [t(($) => $.order.times, { times: timesSupplied })]),
          ...(total === undefined ? [] : [t(($) => $.order.total, { total: amountText(total) })]),
        ]
      },
      /**
       * How it is taken or given beside its labelled doses and amounts, which are not said again: dosing as written, then what
       * it does not say itself of rate, route, method and times (MED-1, MED-2).
       */
      usage: (line: Prescription | Injection): readonly string[] => {
        const { at, startsOn, until, rate } = line
        const told = inLanguage(line, language)
        const isInjection = told.kind === 'injection'
        const dosing = isInjection ? injectionUsage(told) : medication.shortUsage(line)
        // A start on the day of the order is told by the date of the record.
        const isSaid = startsOn !== undefined && at?.text.startsWith(startsOn.text) === true
        const others = medication.usage({
          ...told,
          ...(isInjection ? {} : { isAsNeeded: false, asNeededFor: undefined, site: undefined }),
          usage: undefined,
          instructions: isInjection ? told.instructions : [],
          rate: undefined,
          startsOn: isSaid ? undefined : startsOn,
        })
        const said = plainText(dosing)
        return [
          dosing,
          rate === undefined ? '' : `${t(($) => $.injection.rate)} ${decimalDigits(rate)}`,
          ...others.filter((part) => !said.includes(plainText(part))),
          until === undefined ? '' : t(($) => $.order.until, { time: endText(startsOn ?? at, until) }),
        ].filter((part) => part !== '')
      },
      shortUsage: medication.shortUsage,
      /** 製剤量 or 成分量, where the sender said which (MED-2). */
      strength: medication.strengthType,
      /** What must not be overlooked of a record, wherever it is listed: 未告知 (PRV-1), once a week (H-15), supplied twice (MED-6). */
      alongside,
      marks: ({
        line,
        weekly,
        overlaps,
        replaces,
        otherDoseBeside: beside,
        alongside: others,
      }: LineRow): readonly LineMark[] => [
        ...[undisclosed(line.sensitivity)].flatMap((text) =>
          text === undefined ? [] : { text, tone: 'black' as const },
        ),
        ...(weekly === undefined ? [] : [{ text: weeklyText(weekly), tone: 'gap' as const }]),
        ...(others === undefined ? [] : [{ ...alongside(others), tone: 'gap' as const }]),
        ...(overlaps.length === 0
          ? []
          : [{ text: t(($) => $.group.overlap), detail: days(overlaps), tone: 'gap' as const }]),
        ...(beside === undefined
          ? []
          : [
              {
                text: t(($) => $.band.changedOrAdded),
                detail: doseFromTo(beside),
                tone: 'gap' as const,
              },
            ]),
        ...(replaces === undefined
          ? []
          : [{ text: t(($) => $.band.otherProduct), detail: before(replaces), tone: 'gap' as const }]),
      ],
      before,
      weekly: weeklyText,
      /** `2剤 7件`: drugs and mixtures, and their records. */
      chosen: ({ drugs, rows }: { readonly drugs: number; readonly rows: readonly unknown[] }) =>
        t(($) => $.choose.about, { drugs: t(($) => $.choose.drugs, { count: drugs }), count: rows.length }),
      chooseRow: (row: DrugRow) => t(($) => $.choose.row, about(row)),
      chooseMixture: (name: string, line: Injection) =>
        t(($) => $.choose.row, { name, facility: names.name(line.facility), act: act(line) }),
      openRow: (row: DrugRow) => t(($) => $.row.open, about(row)),
      /** A supply in words, for readers and for the pointer (GRID-12). */
      band: (
        row: DrugRow,
        { from, until, days: supplied, change: dose, otherDoseBeside: beside, replaces, line }: DrugBand,
      ) =>
        [
          held(line),
          until === undefined
            ? [
                t(($) => $.band.saidOpen, { ...about(row), from: formatDate(from, language) }),
                supplied === undefined ? '' : t(($) => $.order.days, { days: supplied }),
              ]
                .join(' ')
                .trim()
            : t(($) => $.band.said, {
                ...about(row),
                from: formatDate(from, language),
                until: formatDate(lastDay(until), language),
                days: supplied ?? '—',
              }),
          dose === undefined ? '' : `${whatChanges(dose)} ${change(dose)}`,
          beside === undefined ? '' : `${t(($) => $.band.changedOrAdded)} ${doseFromTo(beside)}`,
          replaces === undefined ? '' : `${t(($) => $.band.otherProduct)} ${before(replaces)}`,
        ]
          .filter((each) => each !== '')
          .join(' '),
      point: (row: DrugRow, { on, line }: DrugPoint) =>
        t(($) => $.band.saidPoint, { ...about(row), from: formatDate(on, language), amount: amount(line) }),
      run: (name: string, facility: string, run: InjectionRun, isComplete: boolean) =>
        t(($) => $.injection.said, {
          name,
          facility,
          from: formatDate(run.from, language),
          until: formatDate(lastDay(run.until), language),
          counts: [
            ...run.changes.map(injectionChange),
            run.isMixed ? t(($) => $.injection.mixed) : '',
            ...counts(run, isComplete),
          ]
            .filter((each) => each !== '')
            .join(separator),
        }),
    }
  }, [t, language, names, medication, caution, undisclosed])
}

export type Words = ReturnType<typeof useWords>
