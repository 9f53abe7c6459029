import { afterEach, expect, it } from 'vitest'
import { hashHistory } from './hash-history.ts'

afterEach(() => window.history.replaceState(null, '', '/'))

it('keeps the levers of the demo out of an address behind the hash, and in the page', () => {
  window.history.replaceState(null, '', '/?demo=D:down#/p/1/medications?view=list')
  const history = hashHistory()
  expect([history.location.pathname, history.location.search]).toEqual(['/p/1/medications', '?view=list'])
  history.push('/p/1/labs?period=3m')
  history.flush()
  expect(`${window.location.search}${window.location.hash}`).toBe('?demo=D:down#/p/1/labs?period=3m')
  expect(history.location.search).toBe('?period=3m')
  history.destroy()
})

it('begins at the list where there is no hash', () => {
  const history = hashHistory()
  expect(history.location.pathname).toBe('/')
  history.destroy()
})
