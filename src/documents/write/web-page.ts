import { readFileSync } from 'node:fs'
import { escape, toHtml } from './html.ts'
import type { Paper } from './model.ts'

/** The paper as a whole web page that needs nothing else: for mail, archives and the command line. */
export const toWebPage = (paper: Paper): string => `<!doctype html>
<html lang="${paper.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${escape(paper.title)} - ${escape(paper.partnership)}</title>
<style>
${styles}</style>
</head>
<body>
<main>
${toHtml(paper)}</main>
</body>
</html>
`

const styles = readFileSync(new URL('./paper.css', import.meta.url), 'utf8')
