import { SaxesParser } from 'saxes'
import { type Limits, refuse, tooDeep, tooManyRows } from './limits.ts'

/** An element by its local name: prefixes differ between writers, the words do not. Attributes likewise. */
export type Xml = { name: string; attributes: Record<string, string>; children: (Xml | string)[] }

/**
 * Reads one XML part into a tree. Refuses a document type declaration (the door for entity expansion), nesting beyond
 * `limits.depth`, more than `limits.rows` elements called `row`, and anything that is not well formed.
 */
export const parseXml = (bytes: Uint8Array, limits: Limits, row?: string): Xml => {
  const parser = new SaxesParser({ position: false })
  const root: Xml = { name: '', attributes: {}, children: [] }
  const open: Xml[] = [root]
  let rows = 0
  const words = (text: string) => {
    open.at(-1)?.children.push(text)
  }
  parser.on('doctype', () =>
    refuse(
      'bomb',
      'contains a document type declaration, which no office program writes. Save it again and drop that.',
    ),
  )
  parser.on('opentag', (tag) => {
    const element: Xml = { name: local(tag.name), attributes: {}, children: [] }
    for (const [name, value] of Object.entries(tag.attributes)) element.attributes[local(name)] = value
    if (element.name === row && ++rows > limits.rows) tooManyRows(limits)
    if (open.length > limits.depth) tooDeep()
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  parser.on('closetag', () => void open.pop())
  parser.on('text', words)
  parser.on('cdata', words)
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xmlText(bytes)).close()
  return root.children.find((child) => typeof child !== 'string') ?? root
}

/** Every element below, in document order, that has this name. */
export const all = (node: Xml | undefined, name: string): Xml[] => {
  const found: Xml[] = []
  const look = (at: Xml) => {
    for (const child of at.children) {
      if (typeof child === 'string') continue
      if (child.name === name) found.push(child)
      look(child)
    }
  }
  if (node) look(node)
  return found
}

export const child = (node: Xml | undefined, name: string): Xml | undefined =>
  node?.children.find((each): each is Xml => typeof each !== 'string' && each.name === name)

export const elements = (node: Xml | undefined): Xml[] =>
  (node?.children ?? []).filter((each): each is Xml => typeof each !== 'string')

/** The attribute `name` of the child `path`, if both are there: `value(style, 'basedOn')`. */
export const value = (node: Xml | undefined, name: string, attribute = 'val'): string | undefined =>
  child(node, name)?.attributes[attribute]

/** WordprocessingML switches: `<w:b/>` and `<w:b w:val="1"/>` are on; 0, false and off are off. */
export const isOn = (node: Xml | undefined): boolean =>
  node !== undefined && !['0', 'false', 'off', 'none'].includes(node.attributes['val'] ?? '1')

/** XML parts are UTF-8 unless a byte order mark says UTF-16. */
export const xmlText = (bytes: Uint8Array): string => {
  const mark = (bytes[0] ?? 0) * 256 + (bytes[1] ?? 0)
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)
