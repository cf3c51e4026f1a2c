import { attribute } from './template.ts'

/**
 * The template's styles with those of ours that it lacks, and our document with its style ids changed to the template's.
 * Styles are the same when their names are ("heading 1", whatever the id); a heading without that name is known by its
 * outline level, and Normal by being the default, so that templates in other languages serve too.
 */
export const mergeStyles = (ours: string, theirs: string, document: string) => {
  const mine = stylesIn(ours)
  const known = stylesIn(theirs)
  const taken = new Set(known.map((style) => style.id))
  const ids = new Map<string, string>()
  for (const style of mine) {
    const twin = known.find((s) => s.type === style.type && s.name === style.name) ?? twinByMeaning(style, known)
    ids.set(style.id, twin ? twin.id : taken.has(style.id) ? `Holdfast${style.id}` : style.id)
  }
  const used = new Set([...document.matchAll(/<w:[pr]Style w:val="([^"]*)"/g)].map((m) => m[1] ?? ''))
  const added = mine.filter((style) => used.has(style.id) && !known.some((s) => s.id === ids.get(style.id)))
  const xml = added.map((style) => reidentified(style.xml, ids))
  return {
    styles: theirs.replace('</w:styles>', () => `${xml.join('')}</w:styles>`),
    document: unnumberedHeadings(
      document.replace(
        /(<w:[pr]Style w:val=")([^"]*)"/g,
        (_, head: string, id: string) => `${head}${ids.get(id) ?? id}"`,
      ),
      new Set(known.filter((s) => s.xml.includes('<w:numPr>')).map((s) => s.id)),
    ),
  }
}

/** The template's lists with ours after them; `renumber` turns our document's list numbers into the new ones. */
export const mergeNumbering = (ours: string, theirs: string) => {
  if (!theirs.includes('<w:numbering')) return { xml: ours, renumber: (document: string) => document }
  const highest = (pattern: RegExp) => Math.max(0, ...[...theirs.matchAll(pattern)].map((m) => Number(m[1])))
  const lists = highest(/<w:num\b[^>]*w:numId="(\d+)"/g) + 100
  const shapes = highest(/<w:abstractNum\b[^>]*w:abstractNumId="(\d+)"/g) + 100
  const abstracts = (ours.match(/<w:abstractNum\b[\s\S]*?<\/w:abstractNum>/g) ?? []).map((xml) =>
    xml
      .replace(/w:abstractNumId="(\d+)"/, (_, n: string) => `w:abstractNumId="${Number(n) + shapes}"`)
      .replace(/\sw15:[a-zA-Z]+="[^"]*"/g, ''),
  )
  const nums = (ours.match(/<w:num\b[\s\S]*?<\/w:num>/g) ?? []).map((xml) =>
    xml
      .replace(/w:numId="(\d+)"/, (_, n: string) => `w:numId="${Number(n) + lists}"`)
      .replace(/(<w:abstractNumId w:val=")(\d+)"/, (_, head: string, n: string) => `${head}${Number(n) + shapes}"`),
  )
  // Word wants all list shapes before all lists, and a picture bullet clean-up last.
  const opened = /<w:numbering\b[^>]*\/>/.test(theirs)
    ? theirs.replace(/(<w:numbering\b[^>]*)\/>/, '$1></w:numbering>')
    : theirs
  const at = opened.search(/<w:num\s|<w:numIdMacAtCleanup|<\/w:numbering>/)
  const withShapes = opened.slice(0, at) + abstracts.join('') + opened.slice(at)
  const end = withShapes.search(/<w:numIdMacAtCleanup|<\/w:numbering>/)
  return {
    xml: withShapes.slice(0, end) + nums.join('') + withShapes.slice(end),
    renumber: (document: string) =>
      document.replace(
        /(<w:numId w:val=")([1-9]\d*)"/g,
        (_, head: string, n: string) => `${head}${Number(n) + lists}"`,
      ),
  }
}

type Style = { id: string; type: string; name: string; isDefault: boolean; outline: string; xml: string }

const stylesIn = (xml: string): Style[] =>
  (xml.match(/<w:style\b[\s\S]*?<\/w:style>/g) ?? []).map((style) => {
    const tag = style.slice(0, style.indexOf('>') + 1)
    return {
      id: attribute(tag, 'w:styleId'),
      type: attribute(tag, 'w:type') || 'paragraph',
      name: (style.match(/<w:name w:val="([^"]*)"/)?.[1] ?? '').toLowerCase(),
      isDefault: /w:default="(?:1|true)"/.test(tag),
      outline: style.match(/<w:outlineLvl w:val="(\d)"/)?.[1] ?? '',
      xml: style,
    }
  })

const twinByMeaning = (style: Style, known: readonly Style[]) => {
  if (style.isDefault) return known.find((s) => s.type === style.type && s.isDefault)
  const level = style.name.match(/^heading (\d)$/)?.[1]
  return level ? known.find((s) => s.type === 'paragraph' && s.outline === String(Number(level) - 1)) : undefined
}

const reidentified = (xml: string, ids: ReadonlyMap<string, string>) =>
  xml
    .replace(/(<w:style\b[^>]*w:styleId=")([^"]*)"/, (_, head: string, id: string) => `${head}${ids.get(id) ?? id}"`)
    .replace(
      /(<w:(?:basedOn|next|link) w:val=")([^"]*)"/g,
      (_, head: string, id: string) => `${head}${ids.get(id) ?? id}"`,
    )
    .replace(/\sw:default="[^"]*"/, '')
    // The partnership's face, not ours.
    .replace(/<w:rFonts\b[^>]*\/>/g, '')

// A template's headings may number themselves; ours say which are numbered.
const unnumberedHeadings = (document: string, numbering: ReadonlySet<string>) =>
  document.replace(/<w:pStyle w:val="([^"]*)"\/>(?:(?!<\/w:pPr>)[\s\S])*?<\/w:pPr>/g, (xml, id: string) => {
    if (!numbering.has(id) || xml.includes('<w:numPr>')) return xml
    const [style] = xml.match(/^<w:pStyle[^>]*\/>(?:<w:keepNext\/>|<w:keepLines\/>|<w:pageBreakBefore\/>)*/) ?? ['']
    return `${style}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>${xml.slice(style.length)}`
  })
