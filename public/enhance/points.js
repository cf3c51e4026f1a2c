// @ts-check
// Reads a chart point by point: with the pointer, or with the arrow keys once the chart has the keyboard. The words come from
// the table on the page, so nothing is said here that is not in it.
//
// <div class="hf-reader" data-points="id of the table"> holds the pictures; each has data-xy, "x,y" for every point and "-" where a
// figure is missing. Row n of the table's body is point n; with data-newest-first the last row is point 1. Without this script the
// pictures and the table say the same.

for (const holder of document.querySelectorAll('.hf-reader[data-points]')) {
  const table = document.getElementById(holder.getAttribute('data-points') ?? '')
  if (holder instanceof HTMLElement && table) readPoints(holder, table)
}

/**
 * @param {HTMLElement} holder
 * @param {HTMLElement} table
 */
function readPoints(holder, table) {
  const rows = [...table.querySelectorAll('tbody tr')]
  if (holder.hasAttribute('data-newest-first')) rows.reverse()
  const heads = [...table.querySelectorAll('thead th')].map((head) => wordsOf(head))
  const words = document.createElement('p')
  words.className = 'hf-reader__words'
  words.setAttribute('role', 'status')
  holder.after(words)
  holder.tabIndex = 0
  holder.setAttribute('role', 'group')
  holder.setAttribute('aria-label', 'Chart, point by point with the left and right arrow keys')
  let at = -1

  const picture = () =>
    [...holder.querySelectorAll('svg[data-xy]')].find((svg) => svg.getBoundingClientRect().width > 0)

  /** @param {Element} svg */
  const placesIn = (svg) =>
    (svg.getAttribute('data-xy') ?? '')
      .split(' ')
      .map((each) => (each === '-' || each === '' ? null : each.split(',').map(Number)))

  /** @param {number} next */
  const show = (next) => {
    const svg = picture()
    const place = svg && placesIn(svg)[next]
    if (!svg || !rows[next]) return
    at = next
    for (const ring of holder.querySelectorAll('.hf-reader__ring')) ring.remove()
    if (place) svg.append(ringAt(place[0] ?? 0, place[1] ?? 0))
    words.textContent = rowWords(rows[next])
  }

  /** @param {Element} row */
  const rowWords = (row) =>
    [...row.children]
      .map((cell, nth) => ({ head: heads[nth] ?? '', said: wordsOf(cell), nth }))
      .filter(({ said }) => said !== '')
      .map(({ head, said, nth }) => (nth === 0 || head === '' ? said : `${head.toLowerCase()} ${said}`))
      .join(', ')

  holder.addEventListener('keydown', (event) => {
    const last = rows.length - 1
    /** @type {Record<string, number>} */
    const ways = {
      ArrowLeft: Math.max(0, at < 0 ? last : at - 1),
      ArrowRight: at < 0 ? 0 : Math.min(last, at + 1),
      Home: 0,
      End: last,
    }
    const next = ways[event.key]
    if (next === undefined || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    show(next)
  })

  holder.addEventListener('pointermove', (event) => {
    const svg = picture()
    if (!svg) return
    const x = event.clientX - svg.getBoundingClientRect().left
    let [best, far] = [-1, 24]
    for (const [nth, place] of placesIn(svg).entries()) {
      const away = place ? Math.abs((place[0] ?? 0) - x) : far
      if (away < far) [best, far] = [nth, away]
    }
    if (best >= 0 && best !== at) show(best)
  })
}

/** @param {Element} element */
function wordsOf(element) {
  return (element.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/**
 * @param {number} x
 * @param {number} y
 */
function ringAt(x, y) {
  const ring = document.createElementNS('http://www.w3.org/2000/svg', 'circle')
  ring.setAttribute('class', 'hf-reader__ring')
  ring.setAttribute('cx', String(x))
  ring.setAttribute('cy', String(y))
  ring.setAttribute('r', '11')
  return ring
}
