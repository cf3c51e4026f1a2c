/**
 * Distributions that the rest needs: normal, Student's t, binomial and hypergeometric.
 * Pure; every function gives NaN for what is undefined and never throws.
 */

/** P(Z <= z) of the standard normal distribution. Error below 1e-15. */
export const normalCdf = (z: number): number => (z > 0 ? 1 - upperTail(z) : upperTail(-z))

/** Two-sided p value of a standard normal statistic. */
export const twoSided = (z: number): number => Math.min(1, 2 * upperTail(Math.abs(z)))

// 1 - cdf for z >= 0. A series near zero, a continued fraction (Lentz) further out, where the series would cancel.
function upperTail(z: number): number {
  if (Number.isNaN(z)) return Number.NaN
  if (z === Number.POSITIVE_INFINITY) return 0
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)
  if (z < 2.5) {
    let term = z
    let sum = z
    for (let n = 1; n < 200; n++) {
      term *= (z * z) / (2 * n + 1)
      sum += term
      if (term < sum * 1e-17) break
    }
    return 0.5 - density * sum
  }
  let fraction = 0
  for (let n = 120; n >= 1; n--) fraction = n / (z + fraction)
  return density / (z + fraction)
}

/**
 * The quantile of the standard normal distribution. Algorithm AS 241 (Wichura 1988), as R's qnorm; then one step of Newton.
 * p outside (0, 1) gives -Infinity, Infinity or NaN.
 */
export function normalQuantile(p: number): number {
  if (Number.isNaN(p) || p < 0 || p > 1) return Number.NaN
  if (p === 0) return Number.NEGATIVE_INFINITY
  if (p === 1) return Number.POSITIVE_INFINITY
  const q = p - 0.5
  if (Math.abs(q) <= 0.425) {
    const r = 0.180625 - q * q
    return q * ratio(r, centreUp, centreDown)
  }
  let r = Math.sqrt(-Math.log(q < 0 ? p : 1 - p))
  const value = r <= 5 ? ratio((r -= 1.6), middleUp, middleDown) : ratio((r -= 5), farUp, farDown)
  return q < 0 ? -value : value
}

const ratio = (r: number, up: readonly number[], down: readonly number[]) => polynomial(r, up) / polynomial(r, down)
const polynomial = (x: number, c: readonly number[]) => c.reduceRight((sum, each) => sum * x + each, 0)

const centreUp = [
  3.3871328727963665, 133.14166789178438, 1971.5909503065513, 13731.69376550946, 45921.95393154987, 67265.7709270087,
  33430.57558358813, 2509.0809287301227,
]
const centreDown = [
  1, 42.31333070160091, 687.1870074920579, 5394.196021424751, 21213.794301586597, 39307.89580009271, 28729.085735721943,
  5226.495278852546,
]
const middleUp = [
  1.4234371107496835, 4.630337846156546, 5.769497221460691, 3.6478483247632045, 1.2704582524523684, 0.2417807251774506,
  0.022723844989269184, 0.0007745450142783414,
]
const middleDown = [
  1, 2.053191626637759, 1.6763848301838038, 0.6897673349851, 0.14810397642748008, 0.015198666563616457,
  0.0005475938084995345, 1.0507500716444169e-9,
]
const farUp = [
  6.657904643501103, 5.463784911164114, 1.7848265399172913, 0.29656057182850487, 0.026532189526576124,
  0.0012426609473880784, 0.000027115555687434876, 2.0103343992922881e-7,
]
const farDown = [
  1, 0.599832206555888, 0.1369298809227358, 0.014875361290850615, 0.0007868691311456133, 0.000018463183175100548,
  1.421511758316446e-7, 2.0442631033899397e-15,
]

/** ln(n!) for whole n >= 0: summed up to 255, Stirling's series beyond. */
export function logFactorial(n: number): number {
  for (let k = factorials.length; k <= Math.min(n, 255); k++) factorials.push((factorials[k - 1] ?? 0) + Math.log(k))
  const known = factorials[n]
  if (known !== undefined) return known
  const x = n + 1
  return (
    (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5)
  )
}
const factorials = [0]

/** ln of the number of ways to choose k of n; -Infinity when there is none. */
export const logChoose = (n: number, k: number): number =>
  k < 0 || k > n ? Number.NEGATIVE_INFINITY : logFactorial(n) - logFactorial(k) - logFactorial(n - k)

/**
 * The smallest k with P(Bin(n, 1/2) <= k) >= probability; as R's qbinom(probability, n, 0.5). Works in logarithms, since
 * 2^-n is nothing at all from n = 1,075 on. Linear in n up to a million; beyond, from the normal distribution.
 */
export function halfBinomialQuantile(probability: number, n: number): number {
  if (!(n > 0) || !Number.isFinite(n) || Number.isNaN(probability)) return 0
  if (n > 1e6)
    return Math.min(n, Math.max(0, Math.ceil(n / 2 + (normalQuantile(probability) * Math.sqrt(n)) / 2 - 0.5)))
  let sum = 0
  for (let k = 0; k <= n; k++) {
    sum += Math.exp(logChoose(n, k) - n * Math.LN2)
    // R allows a whisker of rounding in its comparison; so do we, or exact ties would fall to chance.
    if (sum * (1 + 64 * Number.EPSILON) >= probability) return k
  }
  return n
}

/** P(X = x) for x marked things in n drawn, without putting back, from N of which K are marked. */
export const hypergeometric = (x: number, n: number, K: number, N: number): number =>
  Math.exp(logChoose(K, x) + logChoose(N - K, n - x) - logChoose(N, n))

/** The quantile of Student's t. `df` > 0. By bisection on the exact distribution, to 1e-13. */
export function studentQuantile(p: number, df: number): number {
  if (!(df > 0) || Number.isNaN(p) || p <= 0 || p >= 1) return Number.NaN
  if (p === 0.5) return 0
  if (p < 0.5) return -studentQuantile(1 - p, df)
  let [low, high] = [0, 2]
  while (studentCdf(high, df) < p && high < 1e12) high *= 2
  for (let n = 0; n < 200 && high - low > 1e-14 * high; n++) {
    const middle = (low + high) / 2
    if (studentCdf(middle, df) < p) low = middle
    else high = middle
  }
  return (low + high) / 2
}

const studentCdf = (t: number, df: number): number => {
  const half = incompleteBeta(df / (df + t * t), df / 2, 0.5) / 2
  return t > 0 ? 1 - half : half
}

// The regularised incomplete beta function by its continued fraction (Numerical Recipes' betacf, Lentz's method).
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x))
  return x < (a + 1) / (a + b + 2) ? (front * betaFraction(x, a, b)) / a : 1 - (front * betaFraction(1 - x, b, a)) / b
}

function betaFraction(x: number, a: number, b: number): number {
  const tiny = 1e-300
  let c = 1
  let d = 1 / nonZero(1 - ((a + b) * x) / (a + 1), tiny)
  let h = d
  for (let m = 1; m < 500; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    d = 1 / nonZero(1 + even * d, tiny)
    c = nonZero(1 + even / c, tiny)
    h *= d * c
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / nonZero(1 + odd * d, tiny)
    c = nonZero(1 + odd / c, tiny)
    const step = d * c
    h *= step
    if (Math.abs(step - 1) < 1e-16) break
  }
  return h
}

const nonZero = (value: number, tiny: number) => (Math.abs(value) < tiny ? tiny : value)

// Lanczos, g = 7, nine terms: 15 digits for x > 0.
function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x)
  const terms = lanczos.reduce((sum, c, n) => (n === 0 ? c : sum + c / (x - 1 + n)), 0)
  const t = x + 6.5
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(terms)
}
const lanczos = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 0.000009984369578019572, 1.5056327351493116e-7,
]
