import type { Seen, Story } from './word-story.ts'
import { all, child, elements, isOn, value, type Xml } from './xml.ts'

/** The words of one paragraph with what is needed beside them. */
export type Ink = { text: string; bold: boolean; links: string[]; fill: string | undefined; boxes: Xml[] }

/** Reads a paragraph's runs: insertions kept, deletions, hidden text, comments and footnote marks left out. */
export const inkOf = (paragraph: Xml, story: Story, seen: Seen): Ink => {
  const style = story.styles(value(child(paragraph, 'pPr'), 'pStyle'))
  const ink: Ink = {
    text: '',
    bold: true,
    links: [],
    fill: child(child(paragraph, 'pPr'), 'shd')?.attributes['fill'],
    boxes: [],
  }
  const read = (node: Xml) => {
    for (const each of elements(node)) readInline(each, ink, style.bold, story, seen, read)
  }
  read(paragraph)
  if (ink.text.trim() === '') ink.bold = false
  return ink
}

const readInline = (node: Xml, ink: Ink, bold: boolean, story: Story, seen: Seen, read: (node: Xml) => void) => {
  switch (node.name) {
    case 'r':
      return readRun(node, ink, bold, story, seen)
    case 'hyperlink': {
      const target = story.links.get(node.attributes['id'] ?? '')
      if (target !== undefined) ink.links.push(target)
      return read(node)
    }
    case 'ins':
    case 'moveTo':
      seen.inserted++
      return read(node)
    case 'del':
    case 'moveFrom':
      seen.deleted++
      return undefined
    case 'sdt':
      return read(child(node, 'sdtContent') ?? node)
    case 'fldSimple':
    case 'smartTag':
    case 'customXml':
    case 'dir':
    case 'bdo':
    case 'oMath':
    case 'oMathPara':
      return read(node)
    default:
      return undefined
  }
}

const readRun = (run: Xml, ink: Ink, bold: boolean, story: Story, seen: Seen) => {
  const format = child(run, 'rPr')
  if (isOn(child(format, 'vanish'))) {
    seen.hidden++
    return
  }
  const before = ink.text.length
  for (const node of elements(run)) {
    switch (node.name) {
      case 't':
        if (!isInstruction(seen)) ink.text += wordsIn(node)
        break
      case 'tab':
      case 'ptab':
        ink.text += '\t'
        break
      case 'br':
      case 'cr':
        ink.text += '\n'
        break
      case 'noBreakHyphen':
        ink.text += '-'
        break
      case 'sym':
        ink.text += symbolOf(node)
        break
      case 'footnoteReference':
      case 'endnoteReference':
        seen.footnotes++
        break
      case 'lastRenderedPageBreak':
        seen.page++
        break
      case 'fldChar':
        turnField(node.attributes['fldCharType'], seen)
        break
      case 'instrText':
        readInstruction(node, ink, seen)
        break
      case 'drawing':
      case 'pict':
      case 'AlternateContent':
        ink.boxes.push(...boxesOf(node))
        break
      default:
    }
  }
  const own = child(format, 'b')
  if (
    ink.text.slice(before).trim() !== '' &&
    !(own ? isOn(own) : bold || story.styles(value(format, 'rStyle') ?? '').bold)
  )
    ink.bold = false
}

// An open field holds its instruction; once separated, what follows is its result and is read.
const separated = '\u0000'

const turnField = (type: string | undefined, seen: Seen) => {
  const last = seen.fields.length - 1
  if (type === 'begin') seen.fields.push('')
  else if (type === 'separate' && last >= 0) seen.fields[last] = `${seen.fields[last] ?? ''}${separated}`
  else if (type === 'end') seen.fields.pop()
}

const isInstruction = (seen: Seen) => {
  const field = seen.fields.at(-1)
  return field !== undefined && !field.endsWith(separated)
}

const readInstruction = (node: Xml, ink: Ink, seen: Seen) => {
  const last = seen.fields.length - 1
  const instruction = `${seen.fields[last] ?? ''}${wordsIn(node)}`
  if (last >= 0) seen.fields[last] = instruction
  const link = /^\s*HYPERLINK\s+"([^"]+)"/i.exec(instruction)?.[1]
  if (link !== undefined && !ink.links.includes(link)) ink.links.push(link)
}

const wordsIn = (node: Xml) => node.children.filter((each) => typeof each === 'string').join('')

/** Ticks, crosses and bullets of the symbol fonts; other symbols have no letter that says the same. */
const symbolOf = (node: Xml): string => {
  const code = Number.parseInt((node.attributes['char'] ?? '').replace(/^F0/i, ''), 16)
  if (code === 0xfc || code === 0xfe) return '✓'
  if (code === 0xfb || code === 0xfd) return '✗'
  return code === 0xa8 || code === 0x6f ? '☐' : '•'
}

/** Text boxes, once: Word writes each box twice, for itself and for older programs. */
const boxesOf = (node: Xml): Xml[] => {
  if (node.name === 'AlternateContent') {
    const first = elements(node).find((each) => all(each, 'txbxContent').length > 0)
    return first ? outermost(first) : []
  }
  return outermost(node)
}

const outermost = (node: Xml): Xml[] =>
  elements(node).flatMap((each) => {
    if (each.name === 'txbxContent') return [each]
    return each.name === 'AlternateContent' ? boxesOf(each) : outermost(each)
  })
