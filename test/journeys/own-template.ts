// A partnership's own Word template, as an office would send it: its header, its footer, its heading colour and typeface.
import { Document, Footer, Header, HeadingLevel, Packer, Paragraph } from 'docx'

export const marks = {
  header: 'Corrieglen Council, committee services',
  footer: 'Printed at the town house',
  typeface: 'Gill Sans MT',
  colour: '7A1F5C',
}

/** The template as the bytes of a .docx. */
export const ownTemplate = async (): Promise<Buffer> => {
  const heading = { run: { font: marks.typeface, color: marks.colour, size: 32, bold: true } }
  const document = new Document({
    styles: {
      default: {
        document: { run: { font: marks.typeface, size: 22 } },
        heading1: heading,
        heading2: heading,
        title: heading,
      },
    },
    sections: [
      {
        headers: { default: new Header({ children: [new Paragraph(marks.header)] }) },
        footers: { default: new Footer({ children: [new Paragraph(marks.footer)] }) },
        children: [
          new Paragraph({ text: 'Last month’s paper', heading: HeadingLevel.HEADING_1 }),
          new Paragraph('Its words are not used.'),
        ],
      },
    ],
  })
  return Packer.toBuffer(document)
}
