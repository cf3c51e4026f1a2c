// Opens what a person took away, as Word or a PDF reader would: parts of a zip, words of a PDF.
import { extractText } from 'unpdf'
import { unpack } from '../../src/documents/write/zip.ts'

/** The words of a Word file's body; the headers and footers that its pages wear, and its styles, as they are written. */
export const wordFileOf = async (bytes: Buffer) => {
  const parts = await unpack(bytes)
  const part = (path: string) => parts.get(`word/${path}`)?.toString('utf8') ?? ''
  const body = part('document.xml')
  const links = part('_rels/document.xml.rels')
  const targetOf = (id = '') =>
    /Target="([^"]+)"/.exec(
      links.match(/<Relationship [^>]+>/g)?.find((each) => each.includes(`Id="${id}"`)) ?? '',
    )?.[1]
  const around = [...body.matchAll(/<w:(?:header|footer)Reference[^>]*r:id="([^"]+)"/g)]
  return {
    words: body
      .replaceAll(/<w:p[ >]/g, ' $&')
      .replaceAll(/<[^>]+>/g, '')
      .replaceAll(/\s+/g, ' '),
    headings: [...body.matchAll(/<w:pStyle w:val="(Heading\d|Title)"/g)].length,
    around: around.map(([, id]) => part(targetOf(id) ?? '')).join('\n'),
    styles: part('styles.xml'),
  }
}

/** The words of a PDF, all pages, and how many pages there are. */
export const pdfOf = async (bytes: Buffer): Promise<{ words: string; pages: number }> => {
  const { text, totalPages } = await extractText(new Uint8Array(bytes), { mergePages: true })
  return { words: text.replaceAll(/\s+/g, ' '), pages: totalPages }
}
