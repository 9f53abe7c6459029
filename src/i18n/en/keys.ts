import type { keys as source } from '../ja/keys.ts'
import type { Localized } from '../localized.ts'

export const keys: Localized<typeof source> = {
  everywhere: 'Every screen',
  list: 'Open this list',
  main: 'To the table or list of the screen',
  menu: 'To the patient menu',
  find: 'To the search field of the screen',
  goTo: 'g, then a number: to that screen (g shows the numbers in the patient menu)',
  goToList: 'g, then 0: to the list of linked patients',
  next: 'Next control',
  previous: 'Previous control',
  enter: 'Open, press',
  escape: 'Close and go back to where you were',
  print: 'Print',
  asked: 'Press the number of the screen to go to. Esc cancels.',
}
