import type { Cell, Count, Figure, Line, Paper, Run, Shape, Table, TableRow } from './model.ts'
import { type Placed, countInWords, footLine, place, runs, stripInWords, workingLine } from './placed.ts'
import { planPageHtml } from './html-plan-page.ts'
import { shapeAlt, shapeBody, viewBox } from './shapes.ts'

/** The paper as markup for inside `<main>`; dressed by the site's stylesheet or by `paper.css`. */
export const toHtml = (paper: Paper): string => {
  const wide = paper.sections.filter((section) => section.orientation === 'landscape').length
  const classes = [
    'hf-paper',
    ...(paper.largePrint ? ['hf-paper--large'] : []),
    ...(wide > 0 ? ['hf-paper--wide'] : []),
    ...(wide > 0 && wide === paper.sections.length ? ['hf-paper--landscape'] : []),
  ]
  return `<article class="${classes.join(' ')}" lang="${paper.language}" aria-label="${escape(paper.title)}">
${head(paper)}
${place(paper)
  .map((section) => sectionHtml(section.orientation, section.blocks))
  .join('\n')}
${foot(paper)}</article>
`
}

export const escape = (text: string) => text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`)

const runHtml = (run: Run): string => {
  const text = escape(run.text).replaceAll('\n', '<br>')
  const linked = run.href && safeHref(run.href) ? `<a class="govuk-link" href="${escape(run.href)}">${text}</a>` : text
  if (run.tone === 'late') return `<b class="hf-late">${linked}</b>`
  const toned = run.tone === 'quiet' ? `<span class="hf-meta">${linked}</span>` : linked
  return run.bold ? `<b>${toned}</b>` : toned
}

export const shapeHtml = (shape: Shape) =>
  `<svg class="${shapeClass(shape)}" viewBox="${viewBox(shape)}" aria-hidden="true" focusable="false">${shapeBody(shape)}</svg>`

const shapeAndWord = (shape: Shape) => `<span class="hf-status">${shapeHtml(shape)} ${wordHtml(shape)}</span>`

// Off track is said in bold, so that the word alone shows it too.
export const wordHtml = (shape: Shape) => {
  const word = `<span>${escape(shapeAlt(shape))}</span>`
  return shape.kind === 'status' && shape.status === 'off' && !shape.open ? `<b>${word}</b>` : word
}

export const countHtml = (count: Count) =>
  `<span class="hf-count">${shapeHtml(count.shape)} <span>${escape(countInWords(count))}</span></span>`

const head = (paper: Paper) => {
  const item = paper.meeting?.item
  return `<header class="hf-paper__head">
${paper.marking ? `<p class="hf-paper__mark">${escape(paper.marking)}</p>\n` : ''}<p class="hf-paper__org"><span>${escape(paper.partnership)}</span>${item ? `<span class="hf-paper__item">Agenda item ${escape(item)}</span>` : ''}</p>
<h1 class="hf-paper__title">${escape(paper.title)}</h1>
${paper.subtitle ? `<p class="hf-paper__subtitle">${escape(paper.subtitle)}</p>\n` : ''}${paper.state === 'working' ? `<p class="hf-paper__working">${workingLine}</p>\n` : ''}${paper.facts.length ? `<dl class="hf-paper__meta">${paper.facts.map((f) => `<div><dt>${escape(f.label)}</dt><dd>${escape(f.value)}</dd></div>`).join('')}</dl>\n` : ''}</header>`
}

const foot = (paper: Paper) =>
  `<footer class="hf-paper__foot">${(paper.foot ?? []).map((line) => `<p>${escape(line)}</p>`).join('')}<p>${escape(footLine(paper))}</p></footer>\n`

// A section element for each level 1 heading and what follows it; numbered paragraphs that follow each other share a list.
const sectionHtml = (orientation: string, blocks: readonly Placed[]) => {
  const parts: string[] = []
  let [inSection, inList] = [false, false]
  const closeList = () => {
    if (inList) parts.push('</ol>')
    inList = false
  }
  for (const block of blocks) {
    const numbered = block.kind === 'para' && block.label !== ''
    if (!numbered) closeList()
    else if (!inList) {
      parts.push('<ol class="hf-paras">')
      inList = true
    }
    if (block.kind === 'heading' && block.level === 1) {
      parts.push(inSection ? '</section>\n<section>' : '<section>')
      inSection = true
    }
    parts.push(blockHtml(block))
  }
  closeList()
  if (inSection) parts.push('</section>')
  return `<div class="hf-paper__part hf-paper__part--${orientation}">\n${parts.join('\n')}\n</div>`
}

const blockHtml = (block: Placed): string => {
  switch (block.kind) {
    case 'heading': {
      const tag = `h${block.level + 1}`
      return `<${tag} id="${block.id}">${block.label ? `<span>${block.label}</span> ` : ''}${escape(block.title)}</${tag}>`
    }
    case 'para': {
      const list = block.list.length ? listHtml(block.list) : ''
      const words = `<p>${block.runs.map(runHtml).join('')}</p>${list}`
      return block.label ? `<li><span>${block.label}</span> <div>${words}</div></li>` : words
    }
    case 'list':
      return listHtml(block.items.map(runs))
    case 'table':
      return tableHtml(block)
    case 'strip':
      return `<div class="hf-pstrip">${stripHtml(block.shapes)} <span class="hf-pstrip__counts">${block.counts.map(countHtml).join(' ')}</span></div>`
    case 'key':
      return `<ul class="hf-pkey">${block.shapes.map((shape) => `<li>${shapeHtml(shape)} <span>${escape(shapeAlt(shape))}</span></li>`).join('')}</ul>`
    case 'figures':
      return `<div class="hf-pcharts${block.figures.length === 1 ? ' hf-pcharts--one' : ''}">${block.figures.map(figureHtml).join('')}</div>`
    case 'pageBreak':
      return '<div class="hf-paper__break"></div>'
    case 'note':
      return `<p class="hf-paper__note">${runs(block.words).map(runHtml).join('')}</p>`
    case 'contents':
      return `<nav class="hf-paper__contents" aria-label="${escape(block.title)}"><h2>${escape(block.title)}</h2><ol>${block.entries.map((e) => `<li class="hf-level-${e.level}"><a class="govuk-link" href="#${e.id}"><span>${e.label}</span> ${escape(e.title)}</a></li>`).join('')}</ol></nav>`
    case 'facts':
      return `<dl class="hf-paper__facts">${block.facts.map((f) => `<div><dt>${escape(f.label)}</dt><dd>${f.value.map((w) => `<p>${runs(w).map(runHtml).join('')}</p>`).join('')}</dd></div>`).join('')}</dl>`
    case 'planOnAPage':
      return planPageHtml(block)
  }
}

const listHtml = (items: readonly (readonly Run[])[]) =>
  `<ul class="hf-plist">${items.map((item) => `<li>${item.map(runHtml).join('')}</li>`).join('')}</ul>`

const tableHtml = (table: Table) => {
  const shown = table.columns.map((column) => column.only !== 'sheet')
  const columns = table.columns.filter((_, i) => shown[i])
  const total = columns.reduce((sum, column) => sum + column.share, 0) || 1
  // Widths by class, since the site allows no styles in its markup; in steps of five per cent.
  const widths = columns
    .map((c) => `<col class="hf-w-${Math.max(5, Math.round((c.share / total) * 20) * 5)}">`)
    .join('')
  const heads = columns
    .map((c) => `<th scope="col"${isRight(c) ? ' class="hf-num"' : ''}>${escape(c.title)}</th>`)
    .join('')
  const row = (r: TableRow) => {
    if (r.kind === 'group') return groupHtml(r, columns.length)
    const cells = r.cells.filter((_, i) => shown[i])
    return `<tr>${cells.map((cell, i) => cellHtml(cell, columns[i])).join('')}</tr>`
  }
  const rule = table.rule ? `<p class="hf-ptable__rule hf-meta">${escape(table.rule)}</p>` : ''
  return `${rule}<table class="hf-ptable"><caption${table.captionShown ? '' : ' class="govuk-visually-hidden"'}>${escape(table.caption)}</caption><colgroup>${widths}</colgroup><thead><tr>${heads}</tr></thead><tbody>
${table.rows.map(row).join('\n')}
</tbody></table>`
}

const groupHtml = (group: Extract<TableRow, { kind: 'group' }>, columns: number) =>
  `<tr class="hf-group hf-group--${group.level}"><th scope="colgroup" colspan="${columns}"><span>${runs(group.title).map(runHtml).join('')}</span>${group.counts ? ` <span class="hf-group__counts">${group.counts.map(countHtml).join(' ')}</span>` : ''}</th></tr>`

const cellHtml = (cell: Cell, column: Table['columns'][number] | undefined) => {
  const classes = [...(column && isRight(column) ? ['hf-num'] : []), ...(column?.kind === 'date' ? ['hf-nowrap'] : [])]
  const attributes = classes.length ? ` class="${classes.join(' ')}"` : ''
  const strip = cell.strip ? stripHtml(cell.strip) : ''
  const words = cell.lines.map(lineHtml).join('')
  // The column's name stands before the value where a phone stacks the cells.
  const name = column && !column.rowHead ? ` data-column="${escape(column.title)}"` : ''
  return column?.rowHead
    ? `<th scope="row"${attributes}>${strip}${words}</th>`
    : `<td${attributes}${name}>${strip}${words}</td>`
}

const lineHtml = (line: Line) => {
  if (line.icon)
    return `<div class="hf-signed">${line.icon}<span>${runs(line.words ?? '')
      .map(runHtml)
      .join('')}</span></div>`
  if (line.words === undefined) return line.shape ? `<div>${shapeAndWord(line.shape)}</div>` : ''
  const words = runs(line.words).map(runHtml).join('')
  if (!line.shape) return `<div>${words}</div>`
  return `<div class="hf-pline">${shapeHtml(line.shape)}<span><span class="govuk-visually-hidden">${escape(shapeAlt(line.shape))}: </span>${words}</span></div>`
}

const stripHtml = (shapes: readonly Shape[]) =>
  `<span class="hf-pstrip__shapes" role="img" aria-label="${escape(stripInWords(shapes))}">${shapes.map(shapeHtml).join('')}</span>`

const figureHtml = (figure: Figure) =>
  `<figure>${figure.title ? `<figcaption>${runs(figure.title).map(runHtml).join('')}</figcaption>` : ''}<div role="img" aria-label="${escape(figure.alt)}">${figure.narrow ? `<div class="hf-pchart-wide">${figure.svg}</div><div class="hf-pchart-narrow">${figure.narrow}</div>` : figure.svg}</div></figure>`

const safeHref = (href: string) => /^(?:https?:\/\/|mailto:|\/(?!\/)|#|files\/[\w.-]+$)/i.test(href)

const isRight = (column: Table['columns'][number]) =>
  (column.align ?? (column.kind === 'number' ? 'right' : 'left')) === 'right'

const shapeClass = (shape: Shape) =>
  shape.kind === 'level' ? 'hf-ladder' : `hf-shape hf-shape--${shape.status}${shape.open ? ' hf-shape--open' : ''}`
