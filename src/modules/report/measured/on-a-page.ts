import type { Cell, Paper, Table, TableRow } from '../../../documents/write/index.ts'
import {
  kindMeans,
  kindWords,
  type LeavingMeasure,
  measureKinds,
  summarySentence,
  tableRule,
} from '../../measure/index.ts'
import type { Facts, Settings } from '../facts.ts'
import { cell, column, headOf, quiet, workingPaper } from '../parts.ts'

/** All measures on one sheet of A4: whether each changes by more than chance, and whether its step can be relied on. */
export const measuresOnAPage = (title: string, facts: Facts, settings: Settings): Paper => {
  const measures = facts.measured?.measures ?? []
  return workingPaper(
    headOf('measures', title, facts, settings),
    [
      {
        orientation: 'portrait',
        blocks: [
          {
            kind: 'paragraph',
            words:
              measures.length === 0
                ? 'No measure serves this plan yet, so nobody could tell from figures whether anything got better.'
                : summarySentence(measures.map(({ says }) => says)),
          },
          ...(measures.length === 0 ? [] : [iconTable(measures, facts.measured?.threshold ?? 5)]),
        ],
      },
    ],
    measures.length === 0
      ? []
      : [
          'H or L: high or low, and not by chance. P: the step can be relied on; F: it will not be reached; ?: chance decides. Fewer than 13 figures (10 off the median on a run chart) are too few to say, and have no icon.',
        ],
  )
}

const iconTable = (measures: readonly LeavingMeasure[], threshold: number): Table => ({
  kind: 'table',
  caption: 'Measures with their newest figure, variation and assurance',
  sheet: 'Measures',
  groups: ['Kind'],
  rule: tableRule(threshold, {
    all: measures.filter(({ newest }) => newest !== null).length,
    hidden: measures.filter(({ rows: [last] }) => last?.hidden).length,
    unchecked: measures.filter(({ rows: [last] }) => last?.unchecked).length,
  }),
  columns: [
    column('Measure', 34, 'text', true),
    column('Newest figure', 25),
    column('Variation', 22),
    column('Assurance', 19),
  ],
  rows: measureKinds.flatMap((kind): TableRow[] => {
    const own = measures.filter(({ measure }) => measure.kind === kind)
    return own.length === 0
      ? []
      : [
          { kind: 'group', level: 1, title: `${kindWords[kind]}: ${kindMeans[kind]}` },
          ...own.map((each): TableRow => ({ kind: 'row', cells: cellsOf(each) })),
        ]
  }),
})

const cellsOf = ({ measure, newest, variation, assurance, chart, step }: LeavingMeasure): Cell[] => [
  cell(measure.title),
  newest
    ? { lines: [{ words: [{ text: newest.words, bold: true }, quiet(` ${newest.period}`)] }] }
    : cell('No figure yet'),
  signed(variation, chart ? 'Nothing said' : 'No figure yet'),
  signed(assurance, chart && !step ? 'No step is set' : 'Nothing said'),
]

const signed = (sign: LeavingMeasure['variation'], otherwise: string): Cell =>
  sign
    ? { lines: [{ ...(sign.icon ? { icon: sign.icon } : {}), words: sign.words }] }
    : { lines: [{ words: otherwise }] }
