import { BadTemplate, type Parts, unpack } from './zip.ts'

/** Page of a document in twentieths of a point, held upright: `short` and `long` side, and margins. */
export type PageForm = {
  short: number
  long: number
  top: number
  right: number
  bottom: number
  left: number
  header: number
  footer: number
}

/** A4 and the margins of the house: 18 mm at the top with the marking in it, 16 at the sides, 18 at the foot. */
export const housePage: PageForm = {
  short: 11906,
  long: 16838,
  top: 1020,
  right: 907,
  bottom: 1020,
  left: 907,
  header: 420,
  footer: 480,
}

/** A header or footer of the template, and on which pages it stands. */
export type Running = { place: 'header' | 'footer'; type: string; part: string }

/** What a partnership's own .docx brings to a paper. */
export type Template = { parts: Parts; page: PageForm; running: Running[]; firstPageDiffers: boolean }

/** Reads the partnership's .docx. Throws `BadTemplate` with a sentence. */
export const readTemplate = async (bytes: Uint8Array): Promise<Template> => {
  const parts = await unpack(bytes)
  const types = text(parts, '[Content_Types].xml')
  if (/macroEnabled/i.test(types))
    throw new BadTemplate('The template may hold macros, which are programs. Save it as .docx and give that.')
  const document = text(parts, 'word/document.xml')
  const styles = text(parts, 'word/styles.xml')
  if (!/wordprocessingml\.(?:document|template)\.main\+xml/.test(types) || !document || !styles)
    throw new BadTemplate('The template is no Word document. Open it in Word, save it as .docx and give that.')
  for (const [name, part] of parts)
    if (/\.(?:xml|rels)$/i.test(name) && /<!(?:DOCTYPE|ENTITY)/i.test(part.toString('utf8')))
      throw new BadTemplate(
        'The template holds a document type declaration, which Word never writes. Save it again from Word and give that.',
      )
  if (!styles.includes('<w:styles') || !document.includes('<w:body'))
    throw new BadTemplate(
      'The template was saved in a form other than Word’s usual one. Save it from Word as .docx and give that.',
    )
  const section = document.match(/<w:sectPr\b(?:(?!<w:sectPr\b)[\s\S])*?<\/w:sectPr>(?=\s*<\/w:body>)/)?.[0] ?? ''
  return {
    parts,
    page: pageOf(section),
    running: runningOf(section, text(parts, 'word/_rels/document.xml.rels')).filter((r) => parts.has(r.part)),
    firstPageDiffers: /<w:titlePg(?:\s*\/|\s+w:val="(?:1|true|on)")/.test(section),
  }
}

export const text = (parts: Parts, name: string) => (parts.get(name)?.toString('utf8') ?? '').replace(/^\ufeff/, '')

/** Relationships of a part: id, kind (the end of its type), target, and whether it points outside the file. */
export const relations = (xml: string) =>
  [...xml.matchAll(/<Relationship\b[^>]*>/g)].map(([tag]) => ({
    id: attribute(tag, 'Id'),
    kind: attribute(tag, 'Type').replace(/^.*\//, ''),
    target: attribute(tag, 'Target'),
    outside: attribute(tag, 'TargetMode') === 'External',
    tag,
  }))

export const attribute = (tag: string, name: string) => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? ''

const pageOf = (section: string): PageForm => {
  const size = section.match(/<w:pgSz\b[^>]*>/)?.[0] ?? ''
  const margin = section.match(/<w:pgMar\b[^>]*>/)?.[0] ?? ''
  const number = (tag: string, name: string, otherwise: number) => {
    const found = Math.abs(Number(attribute(tag, `w:${name}`)))
    return Number.isFinite(found) && found > 0 ? Math.round(found) : otherwise
  }
  const [w, h] = [number(size, 'w', housePage.short), number(size, 'h', housePage.long)]
  const page = {
    short: Math.min(w, h),
    long: Math.max(w, h),
    top: number(margin, 'top', housePage.top),
    right: number(margin, 'right', housePage.right),
    bottom: number(margin, 'bottom', housePage.bottom),
    left: number(margin, 'left', housePage.left),
    header: number(margin, 'header', housePage.header),
    footer: number(margin, 'footer', housePage.footer),
  }
  if (page.short - page.left - page.right < 5000 || page.short - page.top - page.bottom < 5000)
    throw new BadTemplate(
      'The template leaves less than 9 cm for the text. Make its margins smaller or its page larger and give it again.',
    )
  return page
}

const runningOf = (section: string, rels: string): Running[] => {
  const known = relations(rels)
  return [...section.matchAll(/<w:(header|footer)Reference\b[^>]*>/g)].flatMap(([tag, place]) => {
    const relation = known.find((r) => r.id === attribute(tag, 'r:id'))
    if (!relation || relation.outside) return []
    const part = relation.target.startsWith('/') ? relation.target.slice(1) : `word/${relation.target}`
    return [
      { place: place === 'header' ? 'header' : 'footer', type: attribute(tag, 'w:type') || 'default', part } as const,
    ]
  })
}
