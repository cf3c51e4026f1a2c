import { all, child, isOn, value, type Xml } from './xml.ts'

/** What a paragraph style says, after following what it is based on. Heading levels count from 1. */
export type Style = {
  name: string
  heading: number | null
  contents: boolean
  bold: boolean
  numbering: { id: string; level: number } | null
}

export type Styles = (id: string | undefined) => Style

export const stylesOf = (part: Xml | undefined): Styles => {
  const sources = new Map(all(part, 'style').map((style) => [style.attributes['styleId'] ?? '', style]))
  const byDefault = [...sources.values()].find(
    (style) => style.attributes['type'] === 'paragraph' && style.attributes['default'] === '1',
  )
  const known = new Map<string, Style>()
  const find = (id: string, depth: number): Style => {
    const before = known.get(id)
    if (before) return before
    const source = sources.get(id)
    const parent = value(source, 'basedOn')
    const style = styleFrom(id, source, parent !== undefined && depth < 20 ? find(parent, depth + 1) : none)
    known.set(id, style)
    return style
  }
  return (id) => find(id ?? byDefault?.attributes['styleId'] ?? '', 0)
}

const none: Style = { name: '', heading: null, contents: false, bold: false, numbering: null }

const styleFrom = (id: string, source: Xml | undefined, parent: Style): Style => {
  const name = value(source, 'name') ?? id
  const format = child(source, 'pPr')
  const bold = child(child(source, 'rPr'), 'b')
  const contents = /^(toc ?\d|toc ?heading|contents ?(heading|\d)|table of (figures|contents))/i.test(name)
  return {
    name,
    heading: contents
      ? null
      : (headingByName(name) ?? outlineOf(format) ?? (isTitle(parent.name) ? null : parent.heading)),
    contents,
    bold: bold ? isOn(bold) : parent.bold,
    numbering: numberingIn(format) ?? parent.numbering,
  }
}

const headingByName = (name: string): number | null => {
  if (isTitle(name)) return 1
  const level = /^heading ?(\d)$/i.exec(name)?.[1]
  return level === undefined ? null : Number(level)
}

const isTitle = (name: string) => /^title$/i.test(name)

/** Outline levels are written from 0; 9 means body text. */
export const outlineOf = (format: Xml | undefined): number | null => {
  const level = Number(value(format, 'outlineLvl') ?? Number.NaN)
  return level >= 0 && level < 9 ? level + 1 : null
}

export const numberingIn = (format: Xml | undefined): { id: string; level: number } | null => {
  const numbering = child(format, 'numPr')
  const id = value(numbering, 'numId')
  return id === undefined ? null : { id, level: Number(value(numbering, 'ilvl') ?? 0) }
}
