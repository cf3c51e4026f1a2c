/** A status as a picture shows it: its shape, and the word that stands beside it. */
export type Mark = { tone: 'off' | 'risk' | 'on' | 'done' | 'wait' | 'none'; word: string; open?: boolean }

export const inkOf = { text: '#0f1b20', quiet: '#45545b', line: '#7d8a8f', hair: '#dde4e6', late: '#a51d1d' }

const colours: Record<Mark['tone'], string> = {
  off: '#a51d1d',
  risk: '#c26b00',
  on: '#17693a',
  done: '#1c4f93',
  wait: '#5b686e',
  none: '#5b686e',
}

/** The shape of a status, 14 units high, its corner at x, y. Complete in itself: colours stand in attributes. */
export const markShape = ({ tone, open = false }: Mark, x: number, y: number): string => {
  const colour = colours[tone]
  const [fill, on] = open ? ['#ffffff', colour] : [colour, '#ffffff']
  const edge = `fill="${fill}" stroke="${colour}" stroke-width="1.6"`
  const drawn: Record<Mark['tone'], string> = {
    off: `<path d="M8 .2 15.8 8 8 15.8.2 8Z" ${edge}/><path d="M4.9 8H11.1" stroke="${on}" stroke-width="2.2"/>`,
    risk: `<path d="M8 1.2 15.4 14.6H.6Z" ${edge}/><path d="M8 5.8V10M8 11.3V13" stroke="${on}" stroke-width="1.9"/>`,
    on: `<circle cx="8" cy="8" r="6.7" ${edge}/>`,
    done: `<path d="M1.3 1.3H14.7V14.7H1.3Z" ${edge}/><path d="M4.2 8.3 7 11 11.9 5.2" fill="none" stroke="${on}" stroke-width="2"/>`,
    wait: `<path d="M1.3 5.6H14.7V10.4H1.3Z" ${edge}/>`,
    none: `<path d="M1.5 5.2H14.5M1.5 10.8H14.5" stroke="${colour}" stroke-width="2.2"/>`,
  }
  return `<g transform="translate(${round(x)} ${round(y)}) scale(.875)">${drawn[tone]}</g>`
}

/** One line of text. */
export const textLine = (
  words: string,
  x: number,
  y: number,
  { size = 14, weight = 400, fill = inkOf.text, anchor = 'start' }: TextLook = {},
): string =>
  `<text x="${round(x)}" y="${round(y)}" font-size="${size}"${weight === 400 ? '' : ` font-weight="${weight}"`} fill="${fill}"${anchor === 'start' ? '' : ` text-anchor="${anchor}"`}>${escaped(words)}</text>`

type TextLook = { size?: number; weight?: number; fill?: string; anchor?: 'start' | 'middle' | 'end' }

/** The width that words take, a little generously: letters are counted by how wide they are drawn. */
export const widthOf = (words: string, size: number): number =>
  Array.from(words).reduce((sum, letter) => sum + widthOfLetter(letter), 0) * size

const widthOfLetter = (letter: string) => {
  if (/[iljtfrI.,:;'’!|()[\] ]/.test(letter)) return 0.32
  if (/[mwMW@%–—…]/.test(letter)) return 0.86
  return /[A-Z0-9ÆØÅ&]/.test(letter) ? 0.6 : 0.53
}

/** Words broken into lines that fit the width. Nothing is cut: a word too long for a line is broken in two. */
export const wrapped = (words: string, width: number, size: number): string[] => {
  const lines: string[] = []
  let line = ''
  for (const word of words
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((each) => broken(each, width, size))) {
    const longer = line === '' ? word : `${line} ${word}`
    if (line !== '' && widthOf(longer, size) > width) {
      lines.push(line)
      line = word
    } else line = longer
  }
  return line === '' ? lines : [...lines, line]
}

const broken = (word: string, width: number, size: number): string[] => {
  if (widthOf(word, size) <= width) return [word]
  const letters = Array.from(word)
  let count = letters.length
  while (count > 1 && widthOf(letters.slice(0, count).join(''), size) > width) count--
  return [letters.slice(0, count).join(''), ...broken(letters.slice(count).join(''), width, size)]
}

/** A picture with its name and what it shows, for those who do not see it. `id` is unique on the page. */
export const picture = (p: {
  id: string
  width: number
  height: number
  title: string
  desc: string
  body: string
  /** More attributes of the picture, ready made. */
  more?: string
}): string =>
  `<svg${p.more ? ` ${p.more}` : ''} xmlns="http://www.w3.org/2000/svg" width="${round(p.width)}" height="${round(p.height)}" viewBox="0 0 ${round(p.width)} ${round(p.height)}" role="img" aria-labelledby="${p.id}-title ${p.id}-desc" font-family="'Source Sans 3', 'Source Sans 3 Variable', Arial, sans-serif"><title id="${p.id}-title">${escaped(p.title)}</title><desc id="${p.id}-desc">${escaped(p.desc)}</desc>${p.body}</svg>`

/** Words inside a picture. What XML cannot hold at all is left out, so that every picture can be read. */
export const escaped = (words: string): string =>
  words
    .toWellFormed()
    .replaceAll(unwritable, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

// oxlint-disable-next-line no-control-regex -- these are what must go
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

export const round = (n: number): number => Math.round(n * 10) / 10
