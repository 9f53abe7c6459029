import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import { Button } from '#ui/button/button.tsx'
import { Icon } from '#ui/icon/icon.tsx'
import { type frameRateOf, LEAST_FPS, MOST_FPS } from '../frame-rate.ts'
import styles from './tools.module.css'

interface CineControlProps {
  readonly viewport: ImageViewport | undefined
  readonly cine: { readonly fps: number } | undefined
  readonly rate: ReturnType<typeof frameRateOf> | undefined
}

/** Runs through the stack at the speed of the file or one of the reader's choice; never by itself. */
export function CineControl({ viewport, cine, rate }: CineControlProps) {
  const { t } = useTranslation('images')
  const [chosen, setChosen] = useState<number>()
  const fps = chosen ?? rate?.fps ?? LEAST_FPS
  const name = t(($) => (cine === undefined ? $.tool.cine : $.tool.cineStop))
  return (
    <span className={styles.cine}>
      <Button
        variant="icon"
        aria-label={name}
        title={name}
        aria-pressed={cine !== undefined}
        onClick={() => (cine === undefined ? viewport?.startCine(fps) : viewport?.stopCine())}
      >
        <Icon name={cine === undefined ? 'play' : 'pause'} size={18} />
      </Button>
      {cine === undefined ? null : (
        <input
          type="number"
          autoComplete="off"
          min={LEAST_FPS}
          max={MOST_FPS}
          value={fps}
          aria-label={t(($) => $.tool.fps)}
          title={rate?.isOfFile === true ? t(($) => $.tool.fpsOfFile, { fps: rate.fps }) : t(($) => $.tool.fps)}
          onChange={(event) => {
            const next = event.currentTarget.valueAsNumber
            if (!(next >= LEAST_FPS && next <= MOST_FPS)) return
            setChosen(next)
            viewport?.startCine(next)
          }}
        />
      )}
    </span>
  )
}
