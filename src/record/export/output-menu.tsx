import '#i18n/record.ts'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ExportPolicy } from '#sources/policy-config.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import { useMayExport } from './export-rights.ts'
import styles from './output-menu.module.css'

interface OutputMenuProps {
  /** What is offered in it: without a right to any of these the button is not there. */
  readonly offers: readonly (keyof ExportPolicy)[]
  /** `CsvButton`, `CopyButton`, and what they are made of. */
  readonly children: ReactNode
}

/** CSV, copy and print of a list behind one button, where its bar has no room for all of them (GRID-11). */
export function OutputMenu({ offers, children }: OutputMenuProps) {
  const { t } = useTranslation('record')
  const mayExport = useMayExport()
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  if (!offers.some(mayExport)) return null
  const label = t(($) => $.export.menu)
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
        <Icon name="list-output" size={18} />
      </Button>
      {isOpen ? (
        <Popover label={label} opener={opener} align="end" onClose={() => setOpen(false)}>
          <div className={styles.choices}>{children}</div>
        </Popover>
      ) : null}
    </span>
  )
}
