import { readFileSync } from 'node:fs'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { fontFiles } from './fonts.ts'
import type { Cell, Count, Paper, Shape, Table } from './model.ts'
import { countInWords, footLine, type Placed, place, runs, stripInWords, workingLine } from './placed.ts'
import { layPlan, allItems, countsOf } from './plan-page.ts'
import { shapeAlt, shapeKey, shapeRatio, shapeSvg } from './shapes.ts'

/** The paper as a tagged PDF (PDF/UA-1), A4, page x of y, in the house's typeface. Throws when the compiler refuses it. */
export const toPdf = (paper: Paper): Uint8Array => {
  const typst = compiler()
  const compiled = typst.compile({ mainFileContent: template, inputs: { data: JSON.stringify(dataOf(paper)) } })
  const document = compiled.result
  if (!document)
    throw new Error(`The PDF could not be set: ${JSON.stringify(compiled.takeDiagnostics()?.shortDiagnostics)}`)
  const bytes = typst.pdf(document, {
    pdfStandard: 'ua-1',
    creationTimestamp: Math.floor(Date.parse(paper.dataAt.instant) / 1000) || 0,
  })
  typst.evictCache(3)
  return new Uint8Array(bytes)
}

const template = readFileSync(new URL('./paper.typ', import.meta.url), 'utf8')

// Reading the fonts takes longer than setting a paper, so one compiler serves all.
let made: NodeCompiler | null = null
const compiler = () => {
  made ??= NodeCompiler.create({ fontArgs: [{ fontBlobs: fontFiles().map((file) => readFileSync(file)) }] })
  return made
}

const dataOf = (paper: Paper) => {
  const pictures: Record<string, string> = {}
  const shapeData = (shape: Shape) => {
    const picture = shapeKey(shape)
    pictures[picture] ??= shapeSvg(shape, 16)
    const bold = shape.kind === 'status' && shape.status === 'off' && !shape.open
    return { picture, alt: shapeAlt(shape), ratio: shapeRatio(shape), bold }
  }
  const iconData = (svg: string) => {
    pictures[svg] ??= svg
    return svg
  }
  const countData = (count: Count) => ({ shape: shapeData(count.shape), words: countInWords(count) })
  const stripData = (shapes: readonly Shape[]) => ({ shapes: shapes.map(shapeData), alt: stripInWords(shapes) })
  const cellData = (cell: Cell) => ({
    lines: cell.lines.map((line) => ({
      ...(line.shape ? { shape: shapeData(line.shape) } : {}),
      ...(line.icon ? { icon: iconData(line.icon) } : {}),
      ...(line.words !== undefined ? { words: runs(line.words) } : line.shape ? {} : { words: [] }),
    })),
    ...(cell.strip?.length ? { strip: stripData(cell.strip) } : {}),
  })
  const tableData = (table: Table) => {
    const kept = table.columns.map((column) => column.only !== 'sheet')
    return {
      kind: 'table',
      caption: table.caption,
      shown: table.captionShown === true,
      rule: table.rule ?? '',
      columns: table.columns
        .filter((_, i) => kept[i])
        .map((c) => ({
          title: c.title,
          share: c.share,
          right: (c.align ?? (c.kind === 'number' ? 'right' : 'left')) === 'right',
          head: c.rowHead === true,
        })),
      rows: table.rows.map((row) =>
        row.kind === 'group'
          ? { kind: 'group', level: row.level, title: runs(row.title), counts: (row.counts ?? []).map(countData) }
          : { kind: 'row', tall: isTall(row.cells), cells: row.cells.filter((_, i) => kept[i]).map(cellData) },
      ),
    }
  }
  const blockData = (block: Placed) => {
    switch (block.kind) {
      case 'heading':
      case 'para':
      case 'pageBreak':
        return block
      case 'contents':
        return { kind: 'contents', title: block.title }
      case 'list':
        return { kind: 'list', items: block.items.map(runs) }
      case 'table':
        return tableData(block)
      case 'strip':
        return { kind: 'strip', strip: stripData(block.shapes), counts: block.counts.map(countData) }
      case 'key':
        return { kind: 'key', shapes: block.shapes.map(shapeData) }
      case 'figures':
        return { kind: 'figures', figures: block.figures.map((f) => ({ ...f, title: runs(f.title ?? []) })) }
      case 'note':
        return { kind: 'note', runs: runs(block.words) }
      case 'facts':
        return { kind: 'facts', facts: block.facts.map((f) => ({ label: f.label, value: f.value.map(runs) })) }
      case 'planOnAPage': {
        const layout = layPlan(block)
        return {
          kind: 'planOnAPage',
          points: layout.points,
          sentence: layout.sentence,
          key: countsOf(allItems(block), block.key).map(countData),
          columns: layout.columns.map((column) =>
            column.map((part) => ({
              ...part,
              outcomes: part.outcomes.map((group) => ({
                ...group,
                counts: group.counts.map(countData),
                items: group.items.map((item) => ({
                  title: `${item.ref} ${item.title}`.trim(),
                  shape: shapeData(item.shape),
                  lead: item.lead,
                  vacant: item.vacant === true,
                  due: item.due,
                  late: item.late ?? '',
                })),
              })),
            })),
          ),
        }
      }
    }
  }
  const sections = place(paper).map((section) => ({
    orientation: section.orientation,
    blocks: section.blocks.map(blockData),
  }))
  return {
    title: paper.title,
    subtitle: paper.subtitle ?? '',
    partnership: paper.partnership,
    marking: paper.marking,
    item: paper.meeting?.item ?? '',
    working: paper.state === 'working' ? workingLine : '',
    foot: footLine(paper),
    points: paper.largePrint ? 16 : 11,
    facts: paper.facts,
    small: paper.foot ?? [],
    sections,
    pictures,
  }
}

// A row longer than half a page may break; keeping it whole would leave a page nearly empty or run off it.
const isTall = (cells: readonly Cell[]) =>
  cells.some(
    (cell) =>
      cell.lines.reduce((sum, line) => sum + runs(line.words ?? '').reduce((n, run) => n + run.text.length, 0), 0) >
      900,
  )
