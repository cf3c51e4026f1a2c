/** Places that are taken in a picture, and the search for free ones. */
export type Box = { x: number; y: number; width: number; height: number }

const overlap = (a: Box, b: Box): number =>
  Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) *
  Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y))

export class Room {
  private readonly taken: Box[] = []
  private readonly limits: Box
  constructor(limits: Box) {
    this.limits = limits
  }

  take(box: Box): void {
    this.taken.push(box)
  }

  /** How much of the box is taken already; without end outside the picture. */
  cost(box: Box): number {
    const { x, y, width, height } = this.limits
    if (box.x < x || box.y < y || box.x + box.width > x + width || box.y + box.height > y + height)
      return Number.POSITIVE_INFINITY
    return this.taken.reduce((sum, each) => sum + overlap(box, each), 0)
  }

  /** The first of the boxes that is free, and takes it; otherwise null. */
  free(boxes: readonly Box[]): Box | null {
    const found = boxes.find((box) => this.cost(box) === 0) ?? null
    if (found) this.take(found)
    return found
  }

  /** The box with the least in its way, and takes it; null only where none is inside the picture. */
  best(boxes: readonly Box[]): Box | null {
    const inside = boxes.map((box) => ({ box, cost: this.cost(box) })).filter(({ cost }) => Number.isFinite(cost))
    const found = inside.reduce<(typeof inside)[number] | null>((a, b) => (a && a.cost <= b.cost ? a : b), null)
    if (found) this.take(found.box)
    return found?.box ?? null
  }
}
