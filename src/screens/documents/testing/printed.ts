import { act, within } from '@testing-library/react'

/** What the browser prints at this moment; the test ends it with `afterprint`. */
export async function printed() {
  await act(async () => void window.dispatchEvent(new Event('beforeprint')))
  return within(document.querySelector<HTMLElement>('body > [data-orientation]') ?? document.createElement('div'))
}
