import type { Paper } from './model.ts'
import { footLine, workingLine } from './placed.ts'
import { type Running, relations, type Template, text } from './template.ts'
import { mergeNumbering, mergeStyles } from './template-styles.ts'
import { BadTemplate, pack, type Parts, unpack } from './zip.ts'

/**
 * Dresses our .docx in the partnership's own: its styles (ours that it lacks are added), theme, fonts, header and
 * footer. Its header gains the marking where it does not show it, its footer the page numbers where it has none.
 */
export const intoTemplate = async (bytes: Uint8Array, template: Template, paper: Paper): Promise<Uint8Array> => {
  const parts = await unpack(bytes)
  const numbering = mergeNumbering(text(parts, 'word/numbering.xml'), text(template.parts, 'word/numbering.xml'))
  const styled = mergeStyles(
    text(parts, 'word/styles.xml'),
    text(template.parts, 'word/styles.xml'),
    text(parts, 'word/document.xml'),
  )
  put(parts, 'word/styles.xml', styled.styles)
  put(parts, 'word/numbering.xml', numbering.xml)
  for (const name of ['word/theme/theme1.xml', 'word/fontTable.xml']) {
    const part = template.parts.get(name)
    if (part) parts.set(name, part)
  }
  copyRelated(parts, template.parts, 'word/fontTable.xml', 'word/fontTable.xml')
  const placed = template.running.map((running, i) => placeRunning(parts, template, running, i, paper))
  put(parts, 'word/document.xml', withRunning(numbering.renumber(styled.document), placed, template.firstPageDiffers))
  const added = placed.map(
    (p) => `<Relationship Id="${p.id}" Type="${officeRelations}/${p.place}" Target="${p.file}"/>`,
  )
  put(
    parts,
    'word/_rels/document.xml.rels',
    text(parts, 'word/_rels/document.xml.rels').replace('</Relationships>', `${added.join('')}</Relationships>`),
  )
  put(
    parts,
    '[Content_Types].xml',
    contentTypes(text(parts, '[Content_Types].xml'), text(template.parts, '[Content_Types].xml'), placed),
  )
  return pack(parts)
}

type Placed = Running & { id: string; file: string }

const officeRelations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'

const put = (parts: Parts, name: string, xml: string) => parts.set(name, Buffer.from(xml, 'utf8'))

const placeRunning = (parts: Parts, template: Template, running: Running, i: number, paper: Paper): Placed => {
  const file = `template-${running.place}${i + 1}.xml`
  const xml = text(template.parts, running.part)
  if (fetching.test(fieldsOf(xml, '')))
    throw new BadTemplate(
      'The template’s header or footer holds a field that fetches something or starts a program. Delete that field and give it again.',
    )
  put(parts, `word/${file}`, running.place === 'header' ? withMarking(xml, paper) : withPages(xml, paper))
  copyRelated(parts, template.parts, running.part, `word/${file}`)
  return { ...running, id: `rIdTemplate${i + 1}`, file }
}

// Pictures and links of a header. What points outside the file (but for links) or runs a program is refused.
const copyRelated = (parts: Parts, from: Parts, part: string, as: string) => {
  const relsName = (name: string) => name.replace(/([^/]+)$/, '_rels/$1.rels')
  const rels = text(from, relsName(part))
  if (!rels) return
  const kept = relations(rels).map((relation) => {
    if (relation.kind === 'hyperlink') return relation.tag
    if (relation.outside || !['image', 'font'].includes(relation.kind))
      throw new BadTemplate(
        'The template’s header or footer holds something that lies outside the file or is a program. Put in a plain picture instead and give it again.',
      )
    const source = relation.target.startsWith('/')
      ? relation.target.slice(1)
      : `word/${relation.target}`.replace(/[^/]+\/\.\.\//g, '')
    const bytes = from.get(source)
    const target = `template/${source.replace(/[^A-Za-z0-9.]+/g, '-')}`
    if (bytes) parts.set(`word/${target}`, bytes)
    return relation.tag.replace(/\sTarget="[^"]*"/, ` Target="${target}"`)
  })
  put(
    parts,
    relsName(as),
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${kept.join('')}</Relationships>`,
  )
}

const words = (xml: string) => [...xml.matchAll(/<w:t\b[^>]*>([^<]*)<\/w:t>/g)].map((m) => m[1] ?? '').join('')

const withMarking = (xml: string, paper: Paper) => {
  const lines = [
    ...(paper.marking && !words(xml).toUpperCase().includes(escape(paper.marking).toUpperCase())
      ? [centred(paper.marking, true)]
      : []),
    ...(paper.state === 'working' ? [centred(workingLine, false)] : []),
  ]
  return lines.length ? xml.replace(/<w:hdr\b[^>]*[^/]>/, (open) => open + lines.join('')) : xml
}

const withPages = (xml: string, paper: Paper) => {
  if (/\bPAGE\b/.test(fieldsOf(xml, ' '))) return xml
  const field = (name: string) => `<w:fldSimple w:instr="${name}"><w:r>${small}<w:t>1</w:t></w:r></w:fldSimple>`
  const run = (value: string) => `<w:r>${small}<w:t xml:space="preserve">${escape(value)}</w:t></w:r>`
  return xml.replace(
    '</w:ftr>',
    () => `<w:p>${run(`${footLine(paper)}. Page `)}${field('PAGE')}${run(' of ')}${field('NUMPAGES')}</w:p></w:ftr>`,
  )
}

// Word splits a field's words over runs as it likes.
const fieldsOf = (xml: string, between: string) =>
  [
    [...xml.matchAll(/<w:instrText\b[^>]*>([^<]*)</g)].map((m) => m[1]).join(between),
    ...[...xml.matchAll(/w:instr=(?:"([^"]*)"|'([^']*)')/g)].map((m) => m[1] ?? m[2]),
  ].join(' ')

// Fields that Word answers from outside the file when the paper is opened or printed, on the reader's machine.
const fetching = /DDE(?:AUTO)?\b|INCLUDE(?:PICTURE|TEXT)|MACROBUTTON|\bDATABASE\b|\b(?:LINK|IMPORT)\s|&#/i

const small = '<w:rPr><w:sz w:val="17"/></w:rPr>'

const centred = (value: string, bold: boolean) =>
  `<w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr><w:r><w:rPr>${bold ? '<w:b/><w:spacing w:val="18"/><w:sz w:val="20"/>' : '<w:sz w:val="18"/>'}</w:rPr><w:t xml:space="preserve">${escape(value)}</w:t></w:r></w:p>`

const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

// Every section shows the template's running parts in place of ours; a first page that differs does so once.
const withRunning = (document: string, placed: readonly Placed[], firstDiffers: boolean) => {
  let section = 0
  return document.replace(/<w:sectPr\b[^>]*>[\s\S]*?<\/w:sectPr>/g, (xml) => {
    section += 1
    const shown = placed.filter((p) => p.type === 'default' || (p.type === 'first' && firstDiffers && section === 1))
    const replaced = new Set(shown.filter((p) => p.type === 'default').map((p) => p.place))
    const ours = xml.replace(/<w:(header|footer)Reference\b[^>]*\/>/g, (tag, place: string) =>
      replaced.has(place === 'header' ? 'header' : 'footer') ? '' : tag,
    )
    const references = shown.map((p) => `<w:${p.place}Reference w:type="${p.type}" r:id="${p.id}"/>`).join('')
    const begun = ours.replace(/^<w:sectPr\b[^>]*>/, (open) => open + references)
    const first = shown.some((p) => p.type === 'first')
    return first ? begun.replace('<w:docGrid', '<w:titlePg/><w:docGrid') : begun
  })
}

const contentTypes = (ours: string, theirs: string, placed: readonly Placed[]) => {
  const known = new Set([...ours.matchAll(/Extension="([^"]*)"/g)].map((m) => (m[1] ?? '').toLowerCase()))
  const defaults = [...theirs.matchAll(/<Default\b[^>]*Extension="([^"]*)"[^>]*>/g)]
    .filter(
      (m) =>
        /^(?:emf|wmf|tiff?|png|jpe?g|gif|svg|odttf|ttf)$/i.test(m[1] ?? '') && !known.has((m[1] ?? '').toLowerCase()),
    )
    .map(([tag]) => tag)
  const overrides = placed.map(
    (p) =>
      `<Override PartName="/word/${p.file}" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.${p.place}+xml"/>`,
  )
  return ours.replace('</Types>', `${[...defaults, ...overrides].join('')}</Types>`)
}
