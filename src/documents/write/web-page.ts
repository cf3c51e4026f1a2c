import { readFileSync } from 'node:fs'
import { escape, toHtml } from './html.ts'
import type { Paper } from './model.ts'
import { footLine } from './placed.ts'

/** The paper as a whole web page that needs nothing else: for mail, archives and the command line. */
export const toWebPage = (paper: Paper): string => `<!doctype html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(paper.title)} - ${escape(paper.partnership)}</title>
<style>
${styles}${printed(paper)}</style>
</head>
<body>
<main>
${toHtml(paper)}</main>
</body>
</html>
`

// The marking at the top and the place at the foot of every printed page.
const printed = (paper: Paper) => `@page {
  @top-center { content: "${quoted(paper.marking)}"; font: 600 10pt Arial, sans-serif; letter-spacing: .09em; }
  @bottom-left { content: "${quoted(footLine(paper))}"; font: 8.5pt Arial, sans-serif; color: #45545b; }
  @bottom-right { content: "Page " counter(page) " of " counter(pages); font: 8.5pt Arial, sans-serif; color: #45545b; }
}
`

// Every letter that could end the string or the style sheet is written as its number.
const quoted = (text: string) => text.replace(/[^\p{L}\p{N} ,.]/gu, (c) => `\\${c.codePointAt(0)?.toString(16)} `)

const styles = readFileSync(new URL('./paper.css', import.meta.url), 'utf8')
