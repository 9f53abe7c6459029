import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { CopyButton } from '#record/export/copy-button.tsx'
import { CsvButton } from '#record/export/csv-button.tsx'
import { FindField } from '#record/find-field.tsx'
import { RecordBar } from '#record/record-bar.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import { lineRows } from './line-rows.ts'
import type { MedicationsAddress } from './medications-address.ts'
import { useMedicationsExport } from './medications-export.ts'
import type { ChosenLines } from './use-chosen-lines.ts'
import { FALLBACK_PERIOD, type MedicationsView } from './use-medications.ts'
import type { Words } from './use-words.ts'

interface MedicationsBarProps {
  readonly person: Person
  readonly view: MedicationsView
  readonly chosen: ChosenLines
  readonly words: Words
  readonly address: MedicationsAddress
  readonly find: string
  readonly period: string
  readonly filters: string | undefined
  onFind(text: string): void
  onAddress(address: MedicationsAddress, how: { readonly replace: boolean }): void
}

/** Which drugs, in which view; then the name to look for, period and hospital, and what can be taken along. */
export function MedicationsBar(props: MedicationsBarProps) {
  const { person, view, chosen, words, address, find, period, filters, onFind, onAddress } = props
  const { t } = useTranslation('medications')
  const files = useMedicationsExport({ person, view, chosen, words, period, filters, facility: address.facility })
  return (
    <RecordBar
      title={t(($) => $.title)}
      view={address}
      onView={onAddress}
      fallback={FALLBACK_PERIOD}
      left={<Views {...props} />}
      filters={<FindField label={t(($) => $.find.label)} value={find} onChange={onFind} />}
      actions={
        <>
          <CsvButton fileName="medications" make={files.table} />
          <CopyButton
            what={
              chosen.isOn
                ? t(($) => $.choose.these, { about: words.chosen(chosen) })
                : t(($) => $.choose.shown, { count: lineRows(view).length })
            }
            isChosen={chosen.isOn}
            make={files.text}
          />
        </>
      }
    />
  )
}

function Views({ view: { counts }, address, onAddress }: MedicationsBarProps) {
  const { t } = useTranslation('medications')
  const { shows: _shows, ...withoutShows } = address
  const { view: _view, ...withoutView } = address
  const label = (shows: 'current' | 'past' | 'all') =>
    counts === undefined ? t(($) => $.shows.name[shows]) : t(($) => $.shows[shows], { count: counts[shows] })
  return (
    <>
      <Segment
        label={t(($) => $.shows.label)}
        value={address.shows ?? 'current'}
        options={[
          { value: 'current', label: label('current') },
          { value: 'past', label: label('past') },
          { value: 'all', label: label('all') },
        ]}
        onChange={(shows) => onAddress(shows === 'current' ? withoutShows : { ...address, shows }, { replace: false })}
      />
      <Segment
        label={t(($) => $.views.label)}
        value={address.view ?? 'grid'}
        options={[
          { value: 'grid', label: t(($) => $.views.grid) },
          { value: 'list', label: t(($) => $.views.list) },
        ]}
        onChange={(chosen) =>
          onAddress(chosen === 'grid' ? withoutView : { ...address, view: chosen }, { replace: false })
        }
      />
    </>
  )
}
