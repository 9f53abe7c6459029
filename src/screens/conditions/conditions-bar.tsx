import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { CopyButton } from '#record/export/copy-button.tsx'
import { CsvButton } from '#record/export/csv-button.tsx'
import { FindField } from '#record/find-field.tsx'
import { usePatientFacing } from '#record/patient-facing.tsx'
import { RecordBar } from '#record/record-bar.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Select } from '#ui/select/select.tsx'
import type { ConditionsAddress } from './conditions-address.ts'
import type { ConditionsView } from './use-conditions.ts'
import { useConditionsExport } from './use-conditions-export.ts'
import type { FilterWords } from './use-filter-words.ts'

interface ConditionsBarProps {
  readonly person: Person
  readonly view: ConditionsView
  readonly filter: FilterWords | undefined
  readonly address: ConditionsAddress
  onAddress(address: ConditionsAddress, how: { readonly replace: boolean }): void
}

/** Title, search, department and hospital, 患者提示モード, and what can be taken along. */
export function ConditionsBar({ person, view, filter, address, onAddress }: ConditionsBarProps) {
  const { t } = useTranslation('conditions')
  const { isOn, toggle } = usePatientFacing()
  const { csv, text } = useConditionsExport(person, view, filter)
  const departments = view.departments.map(({ name, count }) => ({
    value: `=${name}`,
    label: t(($) => $.filter.choice, { name: name === '' ? t(($) => $.filter.unrecorded) : name, count }),
  }))
  const { department } = view.filter
  return (
    <RecordBar
      title={t(($) => $.title)}
      view={address}
      onView={onAddress}
      fallback={undefined}
      left={<FindField label={t(($) => $.search.label)} value={view.filter.search} onChange={view.search} />}
      filters={
        <Select
          label={t(($) => $.filter.department)}
          options={[
            { value: '', label: t(($) => $.filter.all) },
            ...departments,
            // The choice in force stays in its list even when no record names it any more.
            ...(department === undefined || departments.some(({ value }) => value === `=${department}`)
              ? []
              : [{ value: `=${department}`, label: t(($) => $.filter.choice, { name: department, count: 0 }) }]),
          ]}
          value={department === undefined ? '' : `=${department}`}
          onChange={(value) => view.chooseDepartment(value === '' ? undefined : value.slice(1))}
        />
      }
      actions={
        <>
          <Button aria-pressed={isOn} onClick={toggle}>
            <Icon name="patient-facing" />
            {t(($) => $.patientFacing.label)}
          </Button>
          <CsvButton fileName="conditions" make={csv} />
          <CopyButton make={text} />
        </>
      }
    />
  )
}
