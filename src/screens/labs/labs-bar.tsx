import type { RefObject } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import { CopyButton } from '#record/export/copy-button.tsx'
import { CsvButton } from '#record/export/csv-button.tsx'
import { RecordBar } from '#record/record-bar.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Segment } from '#ui/segment/segment.tsx'
import { preloadGraph } from './graph/lab-graph.tsx'
import styles from './labs.module.css'
import { FALLBACK_PERIOD, type LabsAddress } from './labs-address.ts'
import type { TakenRows } from './taken-rows.ts'
import type { LabsView } from './use-labs.ts'
import { useLabsExport } from './use-labs-export.ts'

interface LabsBarProps {
  readonly person: Person
  readonly labs: LabsView
  readonly address: LabsAddress
  /** What is copied and saved, and what it is in words. */
  readonly taken: TakenRows
  readonly filters: string | undefined
  readonly search: string
  readonly graphButton: RefObject<HTMLButtonElement | null>
  onSearch(text: string): void
  onAddress(address: LabsAddress, how: { readonly replace: boolean }): void
}

/** Title, views, search, period, hospital, and what can be done with the results. */
export function LabsBar(props: LabsBarProps) {
  const { person, labs, address, taken, filters, search, graphButton, onSearch, onAddress } = props
  const { graph, ...withoutGraph } = address
  const { t } = useTranslation('labs')
  const { csv, text } = useLabsExport({ person, labs, address, taken, filters })
  return (
    <RecordBar
      title={t(($) => $.title)}
      view={address}
      onView={onAddress}
      fallback={FALLBACK_PERIOD}
      left={
        <Segment
          label={t(($) => $.view.label)}
          options={[
            { value: 'collection', label: t(($) => $.view.collection) },
            { value: 'day', label: t(($) => $.view.day) },
            { value: 'microbiology', label: t(($) => $.view.microbiology) },
          ]}
          value={address.by ?? 'collection'}
          onChange={(by) => {
            const { by: _by, ...rest } = address
            onAddress(by === 'collection' ? rest : { ...rest, by }, { replace: false })
          }}
        />
      }
      filters={
        address.by === 'microbiology' ? null : (
          <span className={styles.search}>
            <Icon name="search" size={16} />
            <input
              type="search"
              aria-label={t(($) => $.search)}
              placeholder={t(($) => $.search)}
              autoComplete="off"
              value={search}
              onChange={(event) => onSearch(event.currentTarget.value)}
            />
          </span>
        )
      }
      actions={
        <>
          {address.by === 'microbiology' ? null : (
            <Button
              ref={graphButton}
              variant={graph === 'open' ? 'primary' : 'outline'}
              aria-pressed={graph === 'open'}
              onPointerEnter={preloadGraph}
              onFocus={preloadGraph}
              onClick={() =>
                onAddress(graph === 'open' ? withoutGraph : { ...address, graph: 'open' }, { replace: false })
              }
            >
              <Icon name="graph" />
              {t(($) => $.graph)}
            </Button>
          )}
          <CsvButton fileName="labs" make={csv} />
          <CopyButton
            isChosen={taken.isChosen}
            {...(taken.isChosen ? { what: t(($) => $.chosen.these, { count: taken.rows.length }) } : {})}
            make={text}
          />
        </>
      }
    />
  )
}
