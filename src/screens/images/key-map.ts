import type { PointerTool } from '#imaging/image-viewport.ts'

/** What the primary button of the pointer can do; measuring tools bring their own. */
export const HAND_TOOLS = ['window', 'pan', 'zoom', 'scroll'] as const satisfies readonly PointerTool[]

/** What concerns the picture in the active viewport (imaging.md §7). */
export type ViewportCommand =
  | { readonly does: 'step'; readonly by: number }
  | { readonly does: 'zoom'; readonly by: 1 | -1 }
  | { readonly does: 'pan'; readonly x: number; readonly y: number }
  | { readonly does: 'window'; readonly width: number; readonly center: number }
  | { readonly does: 'preset'; readonly place: number }
  | { readonly does: 'rotate'; readonly degrees: 90 | -90 }
  | { readonly does: 'first' | 'last' | 'fit' | 'flip-horizontal' | 'flip-vertical' | 'invert' | 'cine' | 'reset' }

/** What concerns the viewports and the tool in the hand. */
export type ScreenCommand =
  | { readonly does: 'series'; readonly by: 1 | -1 }
  | { readonly does: 'viewport'; readonly by: 1 | -1 }
  | { readonly does: 'tool'; readonly tool: (typeof HAND_TOOLS)[number] }
  | { readonly does: 'maximise' | 'link' | 'cancel' }

export type ViewerCommand = ViewportCommand | ScreenCommand

const OF_THE_SCREEN: ReadonlySet<ViewerCommand['does']> = new Set<ScreenCommand['does']>([
  'series',
  'viewport',
  'tool',
  'maximise',
  'link',
  'cancel',
])

export function isScreenCommand(command: ViewerCommand): command is ScreenCommand {
  return OF_THE_SCREEN.has(command.does)
}

/** The parts of a keyboard event that decide. */
export interface PressedKey {
  readonly key: string
  readonly ctrlKey: boolean
  readonly altKey: boolean
  readonly metaKey: boolean
  readonly shiftKey: boolean
  /** While kana are being converted every key belongs to the conversion. */
  readonly isComposing: boolean
}

/** Keys that write nothing: they work whatever the setting of single keys (WCAG 2.1.4 is about characters). */
const NAMED: Readonly<Record<string, ViewerCommand>> = {
  ArrowUp: { does: 'step', by: -1 },
  ArrowDown: { does: 'step', by: 1 },
  ArrowLeft: { does: 'viewport', by: -1 },
  ArrowRight: { does: 'viewport', by: 1 },
  PageUp: { does: 'series', by: -1 },
  PageDown: { does: 'series', by: 1 },
  Home: { does: 'first' },
  End: { does: 'last' },
  Enter: { does: 'maximise' },
  Escape: { does: 'cancel' },
}

/** Image values that one press changes the window by. */
const WINDOW_STEP = 20
/** CSS pixels that one press moves the picture by. */
const PAN_STEP = 40

/** What is dragged with the pointer otherwise: with Shift the window, with Ctrl the place of the picture. */
const SHIFTED: Readonly<Record<string, ViewerCommand>> = {
  ArrowUp: { does: 'window', width: 0, center: WINDOW_STEP },
  ArrowDown: { does: 'window', width: 0, center: -WINDOW_STEP },
  ArrowLeft: { does: 'window', width: -WINDOW_STEP, center: 0 },
  ArrowRight: { does: 'window', width: WINDOW_STEP, center: 0 },
}

const CONTROLLED: Readonly<Record<string, ViewerCommand>> = {
  ArrowUp: { does: 'pan', x: 0, y: -PAN_STEP },
  ArrowDown: { does: 'pan', x: 0, y: PAN_STEP },
  ArrowLeft: { does: 'pan', x: -PAN_STEP, y: 0 },
  ArrowRight: { does: 'pan', x: PAN_STEP, y: 0 },
}

/** Commands on keys that write a character, which a user may put elsewhere. */
export const KEYED_COMMANDS = [
  'zoom-in',
  'zoom-out',
  'fit',
  'window',
  'pan',
  'zoom',
  'scroll',
  'rotate-right',
  'rotate-left',
  'flip-horizontal',
  'flip-vertical',
  'invert',
  'cine',
  'link',
  'reset',
] as const

export type KeyedCommand = (typeof KEYED_COMMANDS)[number]

/** The key of each command; '' = none. */
export type SingleKeys = Readonly<Record<KeyedCommand, string>>

/** The keys that other viewers have. */
const USUAL_KEYS: SingleKeys = {
  'zoom-in': '+',
  'zoom-out': '-',
  fit: '=',
  window: 'w',
  pan: 'm',
  zoom: 'z',
  scroll: 's',
  'rotate-right': 'r',
  'rotate-left': 'l',
  'flip-horizontal': 'h',
  'flip-vertical': 'v',
  invert: 'i',
  cine: 'c',
  link: 'k',
  reset: ' ',
}

const COMMANDS: Readonly<Record<KeyedCommand, ViewerCommand>> = {
  'zoom-in': { does: 'zoom', by: 1 },
  'zoom-out': { does: 'zoom', by: -1 },
  fit: { does: 'fit' },
  window: { does: 'tool', tool: 'window' },
  pan: { does: 'tool', tool: 'pan' },
  zoom: { does: 'tool', tool: 'zoom' },
  scroll: { does: 'tool', tool: 'scroll' },
  'rotate-right': { does: 'rotate', degrees: 90 },
  'rotate-left': { does: 'rotate', degrees: -90 },
  'flip-horizontal': { does: 'flip-horizontal' },
  'flip-vertical': { does: 'flip-vertical' },
  invert: { does: 'invert' },
  cine: { does: 'cine' },
  link: { does: 'link' },
  reset: { does: 'reset' },
}

/**
 * The usual keys with those that the user chose in their place. A key belongs to one command: what the user chose stands,
 * and a usual key that was given to another command is no longer where it was.
 */
export function singleKeysOf(own: Readonly<Record<string, string>>): SingleKeys {
  const taken = new Set(KEYED_COMMANDS.flatMap((command) => own[command] ?? []).filter(canBeKey))
  const keys: Record<KeyedCommand, string> = { ...USUAL_KEYS }
  for (const command of KEYED_COMMANDS) {
    const chosen = own[command]
    if (chosen !== undefined && (chosen === '' || canBeKey(chosen))) keys[command] = chosen
    else if (taken.has(keys[command])) keys[command] = ''
  }
  return keys
}

/** One character that is not the product's own (`?`, `/`, `b`, `g`, `n`), nor one of those that choose windows (1 to 9). */
export function canBeKey(key: string): boolean {
  return [...key].length === 1 && key === key.toLowerCase() && !/^[1-9?/bgn]$/.test(key)
}

/** What a key means in a viewport; undefined where it is not ours. `single` undefined = keys of one character are off. */
export function commandOf(pressed: PressedKey, single: SingleKeys | undefined): ViewerCommand | undefined {
  const { key, ctrlKey, altKey, metaKey, shiftKey, isComposing } = pressed
  // 'Process' is what Chromium calls a key that an input method took.
  if (isComposing || key === 'Process' || metaKey || altKey) return undefined
  if (ctrlKey) return CONTROLLED[key]
  const named = (shiftKey ? SHIFTED[key] : undefined) ?? NAMED[key]
  if (named !== undefined) return named
  if (single === undefined) return undefined
  if (/^[1-9]$/.test(key)) return { does: 'preset', place: Number(key) - 1 }
  const command = KEYED_COMMANDS.find((each) => single[each] === key.toLowerCase())
  return command === undefined ? undefined : COMMANDS[command]
}
