import '#i18n/conditions.ts'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import type { DiagnosisOrder } from '#clinical/summary/diagnosis-order.ts'
import { FilterLine } from '#record/filter-line.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { AllergyBlock } from './allergy-block.tsx'
import styles from './conditions.module.css'
import type { ConditionsAddress } from './conditions-address.ts'
import { ConditionsBar } from './conditions-bar.tsx'
import { ConditionsPrint } from './conditions-print.tsx'
import { ContraindicationBlock } from './contraindication-block.tsx'
import { DiagnosisBlock } from './diagnosis-block.tsx'
import { InfectionBlock } from './infection-block.tsx'
import { useConditions } from './use-conditions.ts'
import { useFilterWords } from './use-filter-words.ts'

interface ConditionsScreenProps {
  readonly person: Person
  readonly address: ConditionsAddress
  onAddress(address: ConditionsAddress, how: { readonly replace: boolean }): void
}

/** 病名・アレルギー・感染症・薬剤禁忌 of one person; another person starts it anew (PID-3, H-28). */
export function ConditionsScreen(props: ConditionsScreenProps) {
  return <ConditionsOfPerson key={props.person.handle} {...props} />
}

function ConditionsOfPerson({ person, address, onAddress }: ConditionsScreenProps) {
  const { t } = useTranslation('conditions')
  const view = useConditions(person, address)
  const clear = () => {
    view.clear()
    const { facility: _facility, ...rest } = address
    if (address.facility !== undefined) onAddress(rest, { replace: false })
  }
  const filter = useFilterWords(view, clear)
  const sort = (order: DiagnosisOrder) => {
    const { sort: _sort, ...rest } = address
    onAddress(order === 'default' ? rest : { ...rest, sort: order }, { replace: true })
  }
  return (
    <div className={styles.screen}>
      <ConditionsBar person={person} view={view} filter={filter} address={address} onAddress={onAddress} />
      {filter === undefined ? null : (
        <FilterLine
          inForce={t(($) => $.filter.inForce, { filters: filter.words })}
          shown={t(($) => $.filter.shown, { total: view.total, shown: view.shown })}
          clear={t(($) => $.filter.clear)}
          onClear={filter.onClear}
        />
      )}
      <div className={styles.work}>
        <div className={styles.left}>
          <DiagnosisBlock view={view} filter={filter} address={address} onSort={sort} />
          <p className={styles.service}>
            <Icon name="info" />
            {t(($) => $.sharedService)}
          </p>
        </div>
        <div className={styles.right}>
          <AllergyBlock view={view} filter={filter} />
          <ContraindicationBlock view={view} filter={filter} />
          <InfectionBlock view={view} filter={filter} />
        </div>
      </div>
      <ConditionsPrint person={person} view={view} filter={filter} />
    </div>
  )
}
