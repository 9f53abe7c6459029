import { selfCheckAddress } from '../self-check/self-check-address.ts'

/** Why the viewer could not start, in words that whoever runs it can act on. */
export class StartUpError extends Error {
  override readonly name = 'StartUpError'
  /** What is wrong, for a reader who may be a clinician. */
  readonly what: { readonly ja: string; readonly en: string }

  constructor(what: { readonly ja: string; readonly en: string }, detail: string) {
    super(detail)
    this.what = what
  }
}

const UNKNOWN = {
  ja: '予期しない理由で開始できませんでした。',
  en: 'It could not start for an unexpected reason.',
}

/**
 * The page in place of a viewer that cannot start: what is wrong in both languages, the detail for those who run it, a
 * button to try again and the way to the self-check. Built by hand, because what failed may be the framework itself.
 */
export function showStartUpFailure(root: HTMLElement, error: unknown): void {
  const what = error instanceof StartUpError ? error.what : UNKNOWN
  const detail = error instanceof Error ? error.message : String(error)
  const main = document.createElement('main')
  main.className = 'start-up-failure'
  main.setAttribute('role', 'alert')
  main.append(
    element('h1', '連携ビューアを開始できません'),
    element('p', what.ja),
    element('p', what.en, 'en'),
    element('pre', detail),
    actions(),
  )
  root.replaceChildren(main)
}

function element(name: string, text: string, language?: string): HTMLElement {
  const created = document.createElement(name)
  created.textContent = text
  if (language !== undefined) created.lang = language
  return created
}

/** To try again, and to see what is wrong with which server (E39). */
function actions(): HTMLElement {
  const place = document.createElement('p')
  const button = element('button', '再試行 / Retry')
  button.addEventListener('click', () => location.reload())
  place.append(button)
  if (!__DEMO__) {
    const link = document.createElement('a')
    link.href = selfCheckAddress()
    link.textContent = '接続の自己点検 / Self-check'
    place.append(link)
  }
  return place
}
