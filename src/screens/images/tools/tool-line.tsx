import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '#clinical/person.ts'
import type { PointerTool } from '#imaging/image-viewport.ts'
import type { Answers } from '#record/facility-states.ts'
import { useNetwork } from '#sources/network-context.tsx'
import { Button } from '#ui/button/button.tsx'
import { Icon, type IconName } from '#ui/icon/icon.tsx'
import { Popover } from '#ui/popover/popover.tsx'
import { frameRateOf } from '../frame-rate.ts'
import type { Layout } from '../hanging.ts'
import { HAND_TOOLS, type ViewportCommand } from '../key-map.ts'
import { AnnotationPanelButton } from '../measure/annotation-panel.tsx'
import { ImageOutput } from '../measure/image-output.tsx'
import { MeasureTools } from '../measure/measure-tools.tsx'
import { type ReformatChoice, ReformatItem } from '../measure/reformat-item.tsx'
import { HeaderDialog } from '../panels/header-dialog.tsx'
import { KeySettings } from '../panels/key-settings.tsx'
import type { SidePanel } from '../panels/side-panel.ts'
import type { PaneHandle } from '../viewport/pane-handle.ts'
import { runCommand } from '../viewport/run-command.ts'
import { useViewportState } from '../viewport/use-viewport-state.ts'
import { windowOptions } from '../window-choices.ts'
import { CineControl } from './cine-control.tsx'
import { LayoutSelect } from './layout-select.tsx'
import buttons from './tool-button.module.css'
import styles from './tools.module.css'
import { WindowSelect } from './window-select.tsx'

interface ToolLineProps {
  readonly person: Person
  /** What stands in the active viewport; undefined while it holds no images. */
  readonly active: PaneHandle | undefined
  readonly tool: PointerTool
  onTool(tool: PointerTool): void
  readonly layout: Layout
  onLayout(layout: Layout): void
  readonly isLinked: boolean
  onLinked(isLinked: boolean): void
  readonly areLinesOn: boolean
  onLines(areOn: boolean): void
  /** Opens the prior of the study in the active viewport; undefined where there is none. */
  readonly onCompare: (() => void) | undefined
  /** What stands in all viewports, for paper. */
  readonly shown: readonly PaneHandle[]
  readonly answers: readonly Answers[]
  readonly reformat: ReformatChoice
  readonly panel: SidePanel | undefined
  onPanel(panel: SidePanel | undefined): void
}

const ICON_OF_TOOL: Readonly<Record<(typeof HAND_TOOLS)[number], IconName>> = {
  window: 'window',
  pan: 'pan',
  zoom: 'zoom-in',
  scroll: 'stack',
}

/** The tools of the active viewport in one line, and that this is no display for diagnosis (IMG-1). */
export function ToolLine(props: ToolLineProps) {
  const { person, active, tool, onTool, isLinked, onLinked, onCompare, panel, onPanel } = props
  const { t } = useTranslation('images')
  const { imageTools } = useNetwork()
  const state = useViewportState(active?.viewport)
  const { shownFrame } = state
  const options = useMemo(() => (shownFrame === undefined ? [] : windowOptions(shownFrame)), [shownFrame])
  const stack = active?.stack
  const rate = useMemo(() => (stack === undefined ? undefined : frameRateOf(stack)), [stack])
  const run = (command: ViewportCommand) => {
    if (active !== undefined) runCommand(command, active.viewport, { options, fps: rate?.fps ?? 10 })
  }
  return (
    <div className={styles.line} role="toolbar" aria-label={t(($) => $.tool.label)}>
      <div className={styles.group}>
        {HAND_TOOLS.filter((each) => each !== 'scroll').map((each) => (
          <button
            key={each}
            type="button"
            className={`${buttons.tool} ${styles.hand}`}
            aria-pressed={tool === each}
            onClick={() => onTool(each)}
          >
            <Icon name={ICON_OF_TOOL[each]} size={18} />
            {t(($) => $.tool[each])}
          </button>
        ))}
        {imageTools === 'full' ? <MeasureTools person={person} handle={active} tool={tool} onTool={onTool} /> : null}
      </div>
      <WindowSelect options={options} viewport={active?.viewport} shown={state.window} />
      <div className={styles.group}>
        <button
          type="button"
          className={buttons.tool}
          aria-pressed={isLinked}
          aria-label={t(($) => $.tool.link)}
          title={t(($) => $.tool.linkHint)}
          onClick={() => onLinked(!isLinked)}
        >
          <Icon name="link" size={18} />
          <span className={buttons.wide}>{t(($) => $.tool.link)}</span>
        </button>
        <button
          type="button"
          className={buttons.tool}
          disabled={onCompare === undefined}
          aria-label={t(($) => $.tool.compare)}
          title={t(($) => (onCompare === undefined && active !== undefined ? $.tool.noPrior : $.tool.compare))}
          onClick={onCompare}
        >
          <Icon name="beside" size={18} />
          <span className={buttons.wide}>{t(($) => $.tool.compare)}</span>
        </button>
        <LayoutSelect layout={props.layout} onLayout={props.onLayout} />
        <IconTool
          icon="reset"
          name={t(($) => $.tool.reset)}
          isOff={active === undefined}
          onClick={() => run({ does: 'reset' })}
        />
        {stack === undefined || stack.frames.length < 2 ? null : (
          <CineControl viewport={active?.viewport} cine={state.cine} rate={rate} />
        )}
        <ImageOutput person={person} handles={props.shown} active={active} answers={props.answers} />
        <MoreTools {...props} run={run} />
      </div>
      <div className={styles.end}>
        <p className={styles.reference}>
          <Icon name="info" size={16} />
          {t(($) => $.reference)}
        </p>
        {imageTools === 'full' ? (
          <AnnotationPanelButton
            person={person}
            isOpen={panel === 'annotations'}
            onToggle={() => onPanel(panel === 'annotations' ? undefined : 'annotations')}
          />
        ) : null}
        <button
          type="button"
          className={buttons.tool}
          aria-pressed={panel === 'report'}
          aria-label={t(($) => $.tool.report)}
          title={t(($) => $.tool.report)}
          onClick={() => onPanel(panel === 'report' ? undefined : 'report')}
        >
          <Icon name="report" size={18} />
          <span className={buttons.wide}>{t(($) => $.tool.report)}</span>
        </button>
      </div>
    </div>
  )
}

interface IconToolProps {
  readonly icon: IconName
  readonly name: string
  readonly isOff: boolean
  onClick(): void
}

function IconTool({ icon, name, isOff, onClick }: IconToolProps) {
  return (
    <Button variant="icon" aria-label={name} title={name} disabled={isOff} onClick={onClick}>
      <Icon name={icon} size={18} />
    </Button>
  )
}

/** What is needed seldom: behind one button, each with its name in words. */
function MoreTools({
  reformat,
  active,
  tool,
  onTool,
  areLinesOn,
  onLines,
  run,
}: ToolLineProps & { run(command: ViewportCommand): void }) {
  const { imageTools } = useNetwork()
  const { t } = useTranslation('images')
  const [isOpen, setOpen] = useState(false)
  const [isHeaderOpen, setHeaderOpen] = useState(false)
  const [areKeysOpen, setKeysOpen] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const state = useViewportState(active?.viewport)
  const commands: readonly (readonly [IconName, string, ViewportCommand])[] = [
    ['rotate', t(($) => $.tool.rotateRight), { does: 'rotate', degrees: 90 }],
    ['rotate-left', t(($) => $.tool.rotateLeft), { does: 'rotate', degrees: -90 }],
    ['flip-horizontal', t(($) => $.tool.flipHorizontal), { does: 'flip-horizontal' }],
    ['flip-vertical', t(($) => $.tool.flipVertical), { does: 'flip-vertical' }],
    ['invert', t(($) => $.tool.invert), { does: 'invert' }],
    ['fit', t(($) => $.tool.fit), { does: 'fit' }],
    ['zoom-in', t(($) => $.tool.zoomIn), { does: 'zoom', by: 1 }],
    ['zoom-out', t(($) => $.tool.zoomOut), { does: 'zoom', by: -1 }],
  ]
  const isOff = active === undefined
  return (
    <span className={buttons.place}>
      <Button
        ref={opener}
        variant="icon"
        aria-label={t(($) => $.tool.more)}
        title={t(($) => $.tool.more)}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="more" size={18} />
      </Button>
      {isOpen ? (
        <Popover label={t(($) => $.tool.more)} opener={opener} align="end" onClose={() => setOpen(false)}>
          <ul className={styles.more}>
            {commands.map(([icon, name, command]) => (
              <li key={name}>
                <button type="button" disabled={isOff} onClick={() => run(command)}>
                  <Icon name={icon} size={18} />
                  {name}
                </button>
              </li>
            ))}
            <li>
              <button
                type="button"
                aria-pressed={tool === 'scroll'}
                onClick={() => onTool(tool === 'scroll' ? 'window' : 'scroll')}
              >
                <Icon name="stack" size={18} />
                {t(($) => $.tool.scroll)}
              </button>
            </li>
            <li>
              <button type="button" disabled={isOff} onClick={() => active?.viewport.zoomTo(1)}>
                <Icon name="search" size={18} />
                {t(($) => $.tool.actual)}
              </button>
            </li>
            {imageTools === 'full' ? (
              <ReformatItem
                can={reformat.can}
                open={() => {
                  setOpen(false)
                  reformat.open()
                }}
              />
            ) : null}
            <li>
              <button type="button" aria-pressed={areLinesOn} onClick={() => onLines(!areLinesOn)}>
                <Icon name="reference-lines" size={18} />
                {t(($) => $.tool.lines)}
              </button>
            </li>
            <li>
              <button
                type="button"
                disabled={state.shownFrame === undefined}
                onClick={() => {
                  setOpen(false)
                  setHeaderOpen(true)
                }}
              >
                <Icon name="image-header" size={18} />
                {t(($) => $.tool.header)}
              </button>
            </li>
            <li>
              <button
                type="button"
                onClick={() => {
                  setOpen(false)
                  setKeysOpen(true)
                }}
              >
                <Icon name="shortcuts" size={18} />
                {t(($) => $.keys.assign)}
              </button>
            </li>
          </ul>
        </Popover>
      ) : null}
      {areKeysOpen ? <KeySettings onClose={() => setKeysOpen(false)} /> : null}
      {isHeaderOpen && state.shownFrame !== undefined ? (
        <HeaderDialog
          dataSet={state.shownFrame.instance.dataSet}
          number={state.index + 1}
          onClose={() => setHeaderOpen(false)}
        />
      ) : null}
    </span>
  )
}
