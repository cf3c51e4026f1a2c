import type { Block, Cell, Paper, Table, TableRow } from '../../../documents/write/index.ts'
import { longDate } from '../../../platform/dates.ts'
import { kindMeans, kindWords, type LeavingMeasure, measureKinds, summarySentence } from '../../measure/index.ts'
import type { Facts, Measured, Settings } from '../facts.ts'
import { cell, column, headOf, heading, numbered, quiet, typedBlocks, workingPaper } from '../parts.ts'
import { type Naming, namingOf } from '../sentences.ts'
import { linesOf } from '../facts.ts'
import { markWords, readingLine, servesWords, wideFigure } from './charts.ts'

/** Each measure as its chart with its one sentence, by what it counts; the tables of figures after all charts. */
export const dataSummary = (title: string, facts: Facts, settings: Settings): Paper => {
  const measured = facts.measured ?? nothingMeasured
  const naming = namingOf(linesOf(facts.tree))
  const { measures } = measured
  const tables = measures.filter(({ rows }) => rows.length > 0)
  return workingPaper(
    headOf('data', title, facts, settings),
    [
      {
        orientation: 'portrait',
        blocks: [
          ...(settings.words.introduction
            ? [heading('Introduction'), ...typedBlocks(settings.words.introduction)]
            : []),
          heading('In short'),
          numbered(
            measures.length === 0
              ? 'No measure serves this plan yet, so nobody could tell from figures whether anything got better.'
              : summarySentence(measures.map(({ says }) => says)),
          ),
          ...measureKinds.flatMap((kind) => {
            const own = measures.filter(({ measure }) => measure.kind === kind)
            return own.length === 0
              ? []
              : [
                  heading(`${kindWords[kind]}: ${kindMeans[kind]}`),
                  ...own.flatMap((each) => oneMeasure(each, facts, measured, naming, settings.largePrint)),
                ]
          }),
          ...(tables.length === 0
            ? []
            : [
                { kind: 'pageBreak' as const },
                heading('Tables of figures'),
                ...tables.flatMap((each): Block[] => [subheading(each.measure.title), figuresTable(each)]),
              ]),
        ],
      },
    ],
    [readingLine],
  )
}

const nothingMeasured: Measured = {
  measures: [],
  ofItem: new Map(),
  ofFinding: new Map(),
  threshold: 5,
  out: { figures: [] },
}

const subheading = (title: string): Block => ({ kind: 'heading', level: 2, title, numbered: true })

const oneMeasure = (
  each: LeavingMeasure,
  facts: Facts,
  measured: Measured,
  naming: Naming,
  largePrint: boolean,
): Block[] => {
  const { measure, chart } = each
  const serves = servesWords(each, facts, measured, naming)
  if (!chart)
    return [
      subheading(measure.title),
      numbered(
        each.rows.length === 0
          ? `No figure yet. It was named on ${longDate(measure.named_on)}.`
          : `None of its figures may be shown. ${each.rule}`,
      ),
    ]
  const about = [
    withStop(measure.counted),
    measure.out_of ? `Out of: ${withStop(measure.out_of)}` : '',
    chart.what,
    chart.axis ?? '',
    chart.steps.length > 0 ? `Steps: ${chart.steps.map(({ head, words }) => `${head}, ${words}`).join('; ')}.` : '',
    measure.source ? `Source: ${withStop(measure.source)}` : '',
    serves,
    each.rule,
  ]
  return [
    subheading(measure.title),
    { kind: 'figures', figures: wideFigure(each, largePrint) },
    ...(chart.notes.list.length === 0
      ? []
      : [{ kind: 'paragraph' as const, words: chart.notes.list.map(markWords).join('\n') }]),
    { kind: 'paragraph', words: [quiet(about.filter(Boolean).join(' '))] },
  ]
}

/** The same numbers as the chart, the newest first. A column that would say nothing in any row is left out. */
export const figuresTable = ({ measure, rows, rule }: Pick<LeavingMeasure, 'measure' | 'rows' | 'rule'>): Table => {
  const has = (of: (row: LeavingMeasure['rows'][number]) => string) => rows.some((row) => of(row) !== '')
  const parts = [
    { column: column('Period', 34, 'text', true), cell: ({ period }: Row): Cell => cell(period) },
    ...(has(({ counts }) => counts)
      ? [{ column: column('Counts', 18, 'text'), cell: ({ counts }: Row): Cell => cell(counts || 'Not shown') }]
      : []),
    {
      column: column(measure.unit === '' || measure.unit === '%' ? 'Value' : `Value, ${measure.unit}`, 14, 'number'),
      cell: ({ value, number }: Row): Cell => ({
        lines: [{ words: value }],
        ...(number === null ? {} : { number }),
      }),
    },
    ...(has(({ expected }) => expected)
      ? [{ column: column('Expected', 16), cell: ({ expected }: Row): Cell => cell(expected || 'Nothing said') }]
      : []),
    ...(has(({ signal }) => signal)
      ? [{ column: column('Signal', 18), cell: ({ signal }: Row): Cell => cell(signal || 'None') }]
      : []),
  ]
  return {
    kind: 'table',
    caption: `${measure.title}: figures, the newest first`,
    sheet: measure.title,
    rule,
    columns: parts.map((part) => part.column),
    rows: rows.map((row): TableRow => ({ kind: 'row', cells: parts.map((part) => part.cell(row)) })),
  }
}

type Row = LeavingMeasure['rows'][number]

const withStop = (words: string) => (/[.!?]$/.test(words) ? words : `${words}.`)
