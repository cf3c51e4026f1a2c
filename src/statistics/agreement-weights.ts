export type Weights = 'unweighted' | 'linear' | 'quadratic' | 'ordinal'

/**
 * How far two categories count as agreeing, from 0 to 1. By their place on the scale (i, j of q): linear 1 - |i-j|/(q-1),
 * quadratic 1 - ((i-j)/(q-1))², ordinal 1 - C(|i-j|+1, 2)/C(q, 2) (Gwet 2014). `values`: by the distance of the values
 * themselves instead of their places, for linear and quadratic.
 */
export function weightsOf(q: number, kind: Weights, values?: readonly number[]): number[][] {
  // A scale of no answers, or of more than anybody could print, has no weights.
  const place = values ?? Array.from({ length: q >= 1 && q <= 5000 ? Math.floor(q) : 0 }, (_, n) => n)
  const width = Math.max(...place) - Math.min(...place)
  return place.map((x, i) =>
    place.map((y, j) => {
      if (i === j) return 1
      const apart = Math.abs(x - y)
      switch (kind) {
        case 'unweighted':
          return 0
        case 'linear':
          return 1 - apart / width
        case 'quadratic':
          return 1 - (apart / width) ** 2
        case 'ordinal':
          return 1 - choose2(Math.abs(i - j) + 1) / choose2(q)
      }
    }),
  )
}

const choose2 = (n: number) => (n * (n - 1)) / 2
