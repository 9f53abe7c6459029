import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFacilityNames } from '#record/facility-names.tsx'
import { FindField } from '#record/find-field.tsx'
import { PeriodSelect } from '#record/period-select.tsx'
import { FacilitySelect } from '#record/record-bar.tsx'
import { usePeriodWords } from '#record/use-period-words.ts'
import { Button } from '#ui/button/button.tsx'
import { FilterChip } from '#ui/filter-chip/filter-chip.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import type { ImagesAddress } from '../images-address.ts'
import type { ImagesView } from '../use-images.ts'
import styles from './list.module.css'

interface ListFilterProps {
  readonly view: ImagesView
  readonly address: ImagesAddress
  readonly search: string
  onSearch(text: string): void
  onAddress(address: ImagesAddress): void
}

/** Name, modality, hospital and period of the list, behind one button: the height of the screen belongs to the images. */
export function ListFilter({ view, address, search, onSearch, onAddress }: ListFilterProps) {
  const { t } = useTranslation('images')
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const { modality: _modality, ...rest } = address
  const label = t(($) => $.list.filter)
  return (
    <span className={styles.place}>
      <Button
        ref={opener}
        variant="icon"
        aria-label={label}
        title={label}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="filter" size={18} />
      </Button>
      {isOpen ? (
        <Popover label={label} opener={opener} onClose={() => setOpen(false)}>
          <div className={styles.filters}>
            <FindField label={t(($) => $.list.search)} value={search} onChange={onSearch} />
            <fieldset className={styles.chips} aria-label={t(($) => $.list.modality)}>
              <FilterChip isOn={address.modality === undefined} onChange={() => onAddress(rest)}>
                {t(($) => $.list.all)}
              </FilterChip>
              {view.modalities.map(({ modality, count }) => (
                <FilterChip
                  key={modality}
                  isOn={address.modality === modality}
                  count={count}
                  onChange={(isOn) => onAddress(isOn ? { ...rest, modality } : rest)}
                >
                  {modality}
                </FilterChip>
              ))}
            </fieldset>
            <PeriodSelect view={address} fallback="all" onView={onAddress} />
            <FacilitySelect view={address} onView={onAddress} />
          </div>
        </Popover>
      ) : null}
    </span>
  )
}

/** What narrows the list, in words; undefined while nothing does (SRC-7). */
export function useFiltersInForce(address: ImagesAddress, search: string): string | undefined {
  const { t } = useTranslation('images')
  const words = usePeriodWords()
  const { shortName } = useFacilityNames()
  const isPeriod = address.from !== undefined || address.until !== undefined || (address.period ?? 'all') !== 'all'
  const parts = [
    address.modality,
    address.facility === undefined ? undefined : shortName(address.facility),
    isPeriod ? words(address, 'all') : undefined,
    search.trim() === '' ? undefined : t(($) => $.list.searched, { text: search.trim() }),
  ].filter((each) => each !== undefined)
  return parts.length === 0 ? undefined : parts.join('・')
}
