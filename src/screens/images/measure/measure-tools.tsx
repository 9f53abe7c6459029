import '#i18n/image-measure.ts'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import type { PointerTool } from '#imaging/image-viewport.ts'
import { MEASUREMENT_KINDS, type MeasurementKind } from '#imaging/measure/measurement.ts'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import buttons from '../tools/tool-button.module.css'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import styles from './measure-tools.module.css'
import { useMeasureDesk, useMeasureState } from './use-measure-desk.ts'

interface MeasureToolsProps {
  readonly person: Person
  /** What stands in the active viewport. */
  readonly handle: PaneHandle | undefined
  readonly tool: PointerTool
  onTool(tool: PointerTool): void
}

export const ICON_OF_MEASUREMENT: Readonly<Record<MeasurementKind, IconName>> = {
  length: 'measure',
  angle: 'measure-angle',
  cobb: 'measure-cobb',
  bidirectional: 'measure-bidirectional',
  'heart-ratio': 'measure-heart-ratio',
  ellipse: 'measure-ellipse',
  circle: 'measure-circle',
  rectangle: 'measure-rectangle',
  freehand: 'measure-freehand',
  probe: 'measure-probe',
  arrow: 'measure-arrow',
}

/** Takes a measuring tool in hand; its keys undo, redo and delete what was measured. Only there where measuring is allowed (DESIGN.md §8.3). */
export function MeasureTools({ person, handle, tool, onTool }: MeasureToolsProps) {
  const { t } = useTranslation('imageMeasure')
  const desk = useMeasureDesk(person)
  const { kind } = useMeasureState(desk)
  const [isOpen, setOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const inHand = tool === 'measure' ? kind : undefined
  useMeasureKeys(desk)

  const take = (next: MeasurementKind, isByKey: boolean) => {
    setOpen(false)
    const isBack = next === inHand
    desk.take(isBack ? undefined : next, isByKey && !isBack ? handle?.viewport : undefined)
    onTool(isBack ? 'window' : 'measure')
    if (isBack || !isByKey) opener.current?.focus()
  }
  return (
    <span className={buttons.place}>
      <button
        ref={opener}
        type="button"
        className={buttons.tool}
        aria-pressed={inHand !== undefined}
        aria-expanded={isOpen}
        disabled={handle === undefined}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name={inHand === undefined ? 'measure' : ICON_OF_MEASUREMENT[inHand]} size={18} />
        {inHand === undefined ? t(($) => $.tool) : t(($) => $.kind[inHand])}
        <Icon name="open" size={14} />
      </button>
      {isOpen ? (
        <Popover label={t(($) => $.tools)} opener={opener} onClose={() => setOpen(false)}>
          <ul className={styles.kinds}>
            {MEASUREMENT_KINDS.map((each) => (
              <li key={each}>
                <button
                  type="button"
                  aria-pressed={each === inHand}
                  // A press by key has no place: the cursor on the image then takes the focus.
                  onClick={(event) => take(each, event.detail === 0)}
                >
                  <Icon name={ICON_OF_MEASUREMENT[each]} size={18} />
                  <span>
                    {t(($) => $.kind[each])}
                    <small>{t(($) => $.how[each])}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <p className={styles.hint}>{t(($) => $.toolsHint)}</p>
        </Popover>
      ) : null}
    </span>
  )
}

/** Ctrl+Z, Ctrl+Y and Delete wherever on the screen, except where text is written. */
function useMeasureKeys(desk: ReturnType<typeof useMeasureDesk>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.altKey || isWriting(event.target)) return
      const isControlled = event.ctrlKey || event.metaKey
      const key = event.key.toLowerCase()
      const { selected, drafts, canUndo, canRedo } = desk.getState()
      if (isControlled && key === 'z' && !event.shiftKey && canUndo) desk.undo()
      else if (isControlled && (key === 'y' || (key === 'z' && event.shiftKey)) && canRedo) desk.redo()
      else if (!isControlled && (event.key === 'Delete' || event.key === 'Backspace') && selected !== undefined) {
        if (!drafts.measurements.some(({ measurement }) => measurement.uid === selected)) return
        desk.remove(selected)
      } else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [desk])
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select, dialog') !== null)
  )
}
