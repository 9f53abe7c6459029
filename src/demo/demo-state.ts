import { type JstDate, parseJstDate } from '#clinical/jst-date.ts'

/** What a visitor, a trainer or a test can make of a hospital (security-safety.md §E). */
export const LEVERS = [
  'normal',
  'slow',
  'silent',
  'down',
  'refusing',
  'opted-out',
  'not-disclosing',
  'html200',
  'malformed',
  'lost-answer',
] as const
export type Lever = (typeof LEVERS)[number]

/** Levers that change what the configuration says, so that the page has to start anew. */
const NEEDS_RESTART: ReadonlySet<Lever> = new Set(['not-disclosing'])

/** How the sample network behaves: all of it stands in the address, so that any state can be linked. */
export interface DemoState {
  /** By the facility's letter, or `hub`; whoever is not in it is normal. */
  readonly levers: ReadonlyMap<string, Lever>
  /** The day it is in the demo; undefined = the day of the sample network. */
  readonly today: JstDate | undefined
  /**
   * DICOMweb servers to try in place of a facility's own, by its letter: addresses below the demo's, because its pages may
   * ask nobody else (C1).
   */
  readonly pictureServers?: ReadonlyMap<string, string>
}

/** A demo address holds something that means nothing; the rest of it is not applied either. */
export class DemoAddressError extends Error {
  override readonly name = 'DemoAddressError'
}

const PICTURE_SERVER = /^([A-Z]):((?:[\w-]+\/)+)$/

/**
 * Reads `?demo=B:slow,D:down&today=2026-11-20&pacs=B:pacs/dicom-web/`. Throws DemoAddressError for what it does not understand, because a
 * misspelt state would make a test prove nothing.
 */
export function parseDemoState(search: string): DemoState {
  const parameters = new URLSearchParams(search)
  const levers = new Map<string, Lever>()
  for (const pair of (parameters.get('demo') ?? '').split(',').filter((each) => each !== '')) {
    const [server = '', name = ''] = pair.split(':')
    const lever = LEVERS.find((each) => each === name)
    if (lever === undefined || !/^(?:[A-Z]|hub)$/.test(server)) throw new DemoAddressError(`demo=${pair}`)
    if (lever !== 'normal') levers.set(server, lever)
  }
  const text = parameters.get('today')
  const today = text === null ? undefined : parseJstDate(text)
  if (text !== null && today === undefined) throw new DemoAddressError(`today=${text}`)
  const pictureServers = new Map<string, string>()
  for (const pair of (parameters.get('pacs') ?? '').split(',').filter((each) => each !== '')) {
    const [, letter, address] = PICTURE_SERVER.exec(pair) ?? []
    if (letter === undefined || address === undefined) throw new DemoAddressError(`pacs=${pair}`)
    pictureServers.set(letter, address)
  }
  return { levers, today, ...(pictureServers.size === 0 ? {} : { pictureServers }) }
}

/** The query of an address in which the state is `state` and everything else is as in `search`. */
export function demoStateQuery(search: string, state: DemoState): string {
  const parameters = new URLSearchParams(search)
  parameters.delete('demo')
  parameters.delete('today')
  const rest = parameters.toString()
  const demo = [...state.levers]
    .filter(([, lever]) => lever !== 'normal')
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([server, lever]) => `${server}:${lever}`)
    .join(',')
  const parts = [rest, demo === '' ? '' : `demo=${demo}`, state.today === undefined ? '' : `today=${state.today}`]
  const query = parts.filter((part) => part !== '').join('&')
  return query === '' ? '' : `?${query}`
}

/** The state of the running demo: who changes it and who shows it meet here. */
export class DemoStateStore {
  #state: DemoState
  readonly #listeners = new Set<() => void>()

  constructor(state: DemoState) {
    this.#state = state
  }

  // Arrow functions: React calls both without their object.
  readonly state = (): DemoState => this.#state

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  leverOf(server: string): Lever {
    return this.#state.levers.get(server) ?? 'normal'
  }

  /** True when the change shows only after the page has started anew. */
  setLever(server: string, lever: Lever): boolean {
    const before = this.leverOf(server)
    this.#change({ ...this.#state, levers: new Map([...this.#state.levers, [server, lever]]) })
    return before !== lever && (NEEDS_RESTART.has(before) || NEEDS_RESTART.has(lever))
  }

  /** Shows only after the page has started anew. */
  setToday(today: JstDate | undefined): void {
    this.#change({ ...this.#state, today })
  }

  #change(state: DemoState): void {
    this.#state = state
    for (const listener of this.#listeners) listener()
  }
}
