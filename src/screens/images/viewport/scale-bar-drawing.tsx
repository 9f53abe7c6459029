import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Spacing } from '#clinical/imaging/spacing.ts'
import { scaleBarOf } from '../scale-bar.ts'
import styles from './image-overlay.module.css'

interface ScaleBarDrawingProps {
  readonly cssPixelsPerMm: number | undefined
  readonly kind: Spacing['kind']
}

/** The scale at the right edge: a length that is true at this zoom, and how far it may be believed (IMG-2, IMG-3). */
export function ScaleBarDrawing({ cssPixelsPerMm, kind }: ScaleBarDrawingProps) {
  const { t } = useTranslation('images')
  const place = useRef<HTMLDivElement>(null)
  const [height, setHeight] = useState(0)
  useEffect(() => {
    const element = place.current
    if (element === null) return
    const observer = new ResizeObserver(() => setHeight(element.clientHeight))
    observer.observe(element)
    return () => observer.disconnect()
  }, [])
  const bar = scaleBarOf(cssPixelsPerMm, height)
  return (
    <div ref={place} className={styles.scale}>
      {bar === undefined ? null : (
        <>
          <svg width="11" height={bar.cssPixels + 1} aria-hidden="true">
            <path d={pathOf(bar.cssPixels, bar.parts)} />
          </svg>
          <span>
            {bar.mm >= 10
              ? t(($) => $.overlay.cm, { length: bar.mm / 10 })
              : t(($) => $.overlay.mm, { length: bar.mm })}
          </span>
          {kind === 'detector' || kind === 'estimated' ? <span>{t(($) => $.overlay[kind])}</span> : null}
        </>
      )}
    </div>
  )
}

function pathOf(length: number, parts: number): string {
  const ticks = Array.from({ length: parts + 1 }, (_, part) => {
    const y = (length * part) / parts + 0.5
    const x = part === 0 || part === parts || part === parts / 2 ? 0.5 : 4.5
    return `M${x} ${y}H10.5`
  })
  return `M10.5 .5V${length + 0.5}${ticks.join('')}`
}
