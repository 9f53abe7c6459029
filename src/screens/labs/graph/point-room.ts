/** How much room a point has beside its neighbours: its own, too little for its halo, or none, as in ten years on one screen. */
export type PointRoom = 'full' | 'crowded' | 'dense'

/** Points nearer to each other than this would hide each other behind their halos; than the other, behind themselves. */
const ROOM_OF_POINT = 9
const ROOM_OF_SMALL_POINT = 4

/**
 * The room of each of the points that stand at these places, in pixels from left to right. Two results of one morning are no
 * crowd: dense is what has near neighbours on both sides.
 */
export function pointRooms(places: readonly number[]): readonly PointRoom[] {
  return places.map((place, at) => {
    const before = place - (places[at - 1] ?? Number.NEGATIVE_INFINITY)
    const behind = (places[at + 1] ?? Number.POSITIVE_INFINITY) - place
    if (Math.max(before, behind) < ROOM_OF_SMALL_POINT) return 'dense'
    return Math.min(before, behind) < ROOM_OF_POINT ? 'crowded' : 'full'
  })
}
