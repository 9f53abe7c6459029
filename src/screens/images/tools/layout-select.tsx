import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import { LAYOUTS, type Layout, sizeOf } from '../hanging.ts'
import buttons from './tool-button.module.css'
import styles from './tools.module.css'

interface LayoutSelectProps {
  readonly layout: Layout
  onLayout(layout: Layout): void
}

/** Rows × columns of viewports, each drawn as it will stand. */
export function LayoutSelect({ layout, onLayout }: LayoutSelectProps) {
  const { t } = useTranslation('images')
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  return (
    <span className={buttons.place}>
      <Button
        ref={opener}
        variant="icon"
        aria-label={`${t(($) => $.tool.layout)} ${nameOf(layout)}`}
        title={t(($) => $.tool.layout)}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="layout" size={18} />
      </Button>
      {isOpen ? (
        <Popover label={t(($) => $.tool.layout)} opener={opener} onClose={() => setOpen(false)}>
          <div className={styles.layouts}>
            {LAYOUTS.map((each) => (
              <button
                key={each}
                type="button"
                aria-pressed={each === layout}
                aria-label={nameOf(each)}
                onClick={() => {
                  setOpen(false)
                  opener.current?.focus()
                  onLayout(each)
                }}
              >
                <Drawing layout={each} />
                <span>{nameOf(each)}</span>
              </button>
            ))}
          </div>
        </Popover>
      ) : null}
    </span>
  )
}

function nameOf(layout: Layout): string {
  return layout.replace('x', '×')
}

function Drawing({ layout }: { readonly layout: Layout }) {
  const { rows, columns } = sizeOf(layout)
  const [width, height] = [36 / columns, 26 / rows]
  return (
    <svg width="37" height="27" aria-hidden="true">
      {Array.from({ length: rows * columns }, (_, place) => {
        const [x, y] = [(place % columns) * width + 0.5, Math.floor(place / columns) * height + 0.5]
        return <rect key={`${x} ${y}`} x={x} y={y} width={width} height={height} />
      })}
    </svg>
  )
}
