import { describe, expect, it } from 'vitest'
import { pointRooms } from './point-room.ts'

describe('GRAPH-7: the room of a point on the time axis', () => {
  it('a result a month has all of it', () => {
    expect(pointRooms([0, 30, 60])).toEqual(['full', 'full', 'full'])
  })

  it('two results of one morning, and a daily result of a stay, stand smaller', () => {
    expect(pointRooms([0, 40, 41, 80])).toEqual(['full', 'crowded', 'crowded', 'full'])
    expect(pointRooms([0, 6, 12])).toEqual(['crowded', 'crowded', 'crowded'])
  })

  it('hundreds of results over ten years are small points; the first and the newest stand out', () => {
    const rooms = pointRooms(Array.from({ length: 250 }, (_, at) => at * 1.4))
    expect(rooms.slice(1, -1).every((room) => room === 'dense')).toBe(true)
    expect([rooms[0], rooms.at(-1)]).toEqual(['crowded', 'crowded'])
  })

  it('a single result has all of it, and no result has none', () => {
    expect(pointRooms([7])).toEqual(['full'])
    expect(pointRooms([])).toEqual([])
  })
})
