import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageViewport } from '#imaging/image-viewport.ts'
import type { ShownWindow } from '#imaging/viewport-state.ts'
import { optionInForce, type WindowOption } from '../window-choices.ts'
import styles from './tools.module.css'

interface WindowSelectProps {
  readonly options: readonly WindowOption[]
  readonly viewport: ImageViewport | undefined
  readonly shown: ShownWindow | undefined
}

/** The windows of the file with their own explanations, then the usual ones; digits choose the first nine (IMG-7). */
export function WindowSelect({ options, viewport, shown }: WindowSelectProps) {
  const { t } = useTranslation('images')
  const id = useId()
  const words = useWindowWords()
  const inForce = optionInForce(shown)
  const isListed = options.some(({ value }) => value === inForce)
  const ofFile = options.filter(({ from }) => from === 'file')
  const presets = options.filter(({ from }) => from === 'preset')
  const list = (group: readonly WindowOption[]) =>
    group.map((option) => (
      <option key={option.value} value={option.value}>
        {words(option, options.indexOf(option))}
      </option>
    ))
  return (
    <span className={styles.window}>
      <label htmlFor={id} className="visually-hidden">
        {t(($) => $.window.label)}
      </label>
      <select
        id={id}
        disabled={options.length === 0}
        value={isListed ? inForce : ''}
        onChange={(event) => {
          const option = options.find(({ value }) => value === event.currentTarget.value)
          if (option !== undefined) viewport?.applyWindow(option.choice)
        }}
      >
        {isListed ? null : (
          <option value="">
            {shown === undefined
              ? t(($) => $.window.label)
              : t(($) => (shown.source.kind === 'pixel-range' ? $.window.pixelRange : $.window.own))}
          </option>
        )}
        {ofFile.length === 0 ? null : <optgroup label={t(($) => $.window.ofFile)}>{list(ofFile)}</optgroup>}
        {presets.length === 0 ? null : <optgroup label={t(($) => $.window.presets)}>{list(presets)}</optgroup>}
      </select>
    </span>
  )
}

type PresetKey =
  | 'soft-tissue'
  | 'lung'
  | 'bone'
  | 'brain'
  | 'liver'
  | 'mediastinum'
  | 'stroke'
  | 'whole-range'
  | 'middle-range'

const PRESET_KEYS: readonly PresetKey[] = [
  'soft-tissue',
  'lung',
  'bone',
  'brain',
  'liver',
  'mediastinum',
  'stroke',
  'whole-range',
  'middle-range',
]

function useWindowWords(): (option: WindowOption, place: number) => string {
  const { t } = useTranslation('images')
  return ({ from, name, numbers }, place) => {
    const preset = PRESET_KEYS.find((each) => each === name)
    const called =
      from === 'preset' && preset !== undefined
        ? t(($) => $.window[preset])
        : (name ?? t(($) => $.window.file, { place: place + 1 }))
    return numbers === undefined
      ? called
      : t(($) => $.window.numbers, { name: called, center: numbers.center, width: numbers.width })
  }
}
