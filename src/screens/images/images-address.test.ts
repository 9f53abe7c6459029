import { describe, expect, it } from 'vitest'
import { studySearch, uidDigest } from '#record/image-link.ts'
import { readImagesAddress, readPanes, writePanes } from './images-address.ts'

describe('the address of the images', () => {
  it('PID-12: names a study by a digest that does not contain its UID', () => {
    const { show } = studySearch('1.2.392.200036.9116.2.5.1.48')
    expect(show).toMatch(/^[0-9a-z]{1,7}$/)
    expect(readImagesAddress({ show }).show).toBe(show)
    expect(uidDigest('1.2.3')).not.toBe(uidDigest('1.2.4'))
  })

  it('keeps which series stands in which viewport, empty viewports included', () => {
    const panes = [
      { study: 'a1', series: 'b2', stack: 1 },
      undefined,
      { study: 'c3' },
      { study: 'd4', series: 'e5', image: 'f6' },
    ]
    expect(readPanes(writePanes(panes))).toEqual(panes)
    expect(writePanes([undefined, undefined])).toBe('')
  })

  it('reads a digest of digits only, which the router takes for a number', () => {
    expect(readImagesAddress({ show: 1234567 }).show).toBe('1234567')
  })

  it('leaves out what cannot be read and keeps the rest', () => {
    expect(
      readImagesAddress({ modality: 'CT<script>', layout: '9x9', show: '../etc,a1.b2', period: '1y', facility: 'b' }),
    ).toEqual({ show: ',a1.b2', period: '1y', facility: 'b' })
    expect(readImagesAddress({ modality: 'MR', layout: '2x2' })).toEqual({ modality: 'MR', layout: '2x2' })
  })

  it('never names more than nine viewports', () => {
    expect(readPanes(Array.from({ length: 40 }, () => 'a1').join(','))).toHaveLength(9)
  })
})
