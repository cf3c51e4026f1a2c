import type { Block, Figure, Words } from '../../../documents/write/index.ts'
import { counted, joined, small, upper } from '../../../platform/sentence.ts'
import { type LeavingMeasure, tableRule } from '../../measure/index.ts'
import type { Facts, Measured } from '../facts.ts'
import type { Figures } from '../figures.ts'
import { numbered, quiet } from '../parts.ts'
import { lower, named, type Naming } from '../sentences.ts'

/** What the points of a chart mean, in every paper that has charts; readable in grey, for each meaning has its shape. */
export const readingLine =
  'In charts, a square is better than chance explains and a diamond worse; a triangle is different, and better or worse by itself is not said. Circles are ordinary ups and downs, open marks provisional, crosses left out of the reckoning. The tinted band is the range to expect, the dotted line the step to reach.'

/** A chart over the width of the page, with its sentence above it. */
export const wideFigure = ({ chart }: Pick<LeavingMeasure, 'chart'>, largePrint: boolean): Figure[] =>
  chart
    ? [
        {
          // Letters of the small picture are as large as large print wants when it is drawn over the width.
          ...(largePrint
            ? { svg: chart.print, width: 440, height: 265 }
            : { svg: chart.page, narrow: chart.narrow, width: 500, height: 181 }),
          alt: chart.alt,
          title: [{ text: chart.sentence, bold: true }],
        },
      ]
    : []

/** "Serves 1.1 and 2.3; tells of F4." Empty where it serves nothing of the plan. */
export const servesWords = (
  { measure }: Pick<LeavingMeasure, 'measure'>,
  facts: Facts,
  { ofItem, ofFinding }: Measured,
  naming: Naming,
): string => {
  const serves = (of: ReadonlyMap<string, readonly string[]>, id: string) => of.get(id)?.includes(measure.id) === true
  const items = facts.tree.items.filter(({ id }) => serves(ofItem, id))
  const findings = facts.findings.filter(({ id }) => serves(ofFinding, id))
  const parts = [
    ...(items.length > 0 ? [`serves ${named(items, naming)}`] : []),
    ...(findings.length > 0
      ? [`tells of ${joined(findings.slice(0, 4).map(({ reference, title }) => reference || `“${title}”`))}`]
      : []),
  ]
  return parts.length === 0 ? '' : `${upper(parts.join('; '))}.`
}

/** How many charts a paper about items has room for. */
export const mostCharts = 4

const drawnOf = ({ measured }: Facts) => (measured?.measures ?? []).filter(({ chart }) => chart !== null)

/** The measures that belong in a paper about items: of those off track, at risk or late, then those that changed by more than chance. */
export const chosenFor = (facts: Facts, f: Figures, most: number): LeavingMeasure[] => {
  const wanting = [...f.off, ...f.risk, ...f.late.map(({ item }) => item)]
  const urgent = new Set(wanting.flatMap(({ id }) => facts.measured?.ofItem.get(id) ?? []))
  const rank = (each: LeavingMeasure) =>
    urgent.has(each.measure.id) ? 0 : each.says === 'concern' ? 1 : each.says !== null && each.says !== 'common' ? 2 : 3
  return drawnOf(facts)
    .filter((each) => rank(each) < 3)
    .toSorted((a, b) => rank(a) - rank(b))
    .slice(0, most)
}

/** Their charts, two side by side, each under its name and its sentence, with the rule of disclosure below. */
export const measuresSaid = (
  facts: Facts,
  f: Figures,
  naming: Naming,
  largePrint: boolean,
  most = mostCharts,
): Block[] => {
  const { measured } = facts
  const drawn = drawnOf(facts)
  if (!measured || drawn.length === 0) return []
  const chosen = chosenFor(facts, f, most)
  const left = drawn.length - chosen.length
  const rest =
    left === 0 ? '' : ` ${upper(small(left))} further ${left === 1 ? 'measure is' : 'measures are'} not shown here.`
  if (chosen.length === 0)
    return [
      numbered(
        `None of ${counted(drawn.length, 'measure')} serves an item that is ${lower(f.words.off)}, ${lower(f.words.risk)} or late, and none has changed by more than chance.`,
      ),
    ]
  const figures = chosen.map((each) => smallFigure(each, facts, measured, naming))
  const rows = chosen.flatMap(({ rows: all }) => all)
  return [
    numbered(
      `${chosen.length === 1 ? 'This measure serves' : 'These measures serve'} what is ${lower(f.words.off)}, ${lower(f.words.risk)} or late, or changed by more than chance.${rest}`,
    ),
    // A figure of its own block each in large print, where half a page is too narrow for the letters.
    ...(largePrint
      ? figures.map((figure): Block => ({ kind: 'figures', figures: [{ ...figure, width: 440, height: 265 }] }))
      : [{ kind: 'figures' as const, figures }]),
    {
      kind: 'paragraph',
      words: [
        quiet(
          tableRule(measured.threshold, {
            all: rows.length,
            hidden: rows.filter(({ hidden }) => hidden).length,
            unchecked: rows.filter(({ unchecked }) => unchecked).length,
          }),
        ),
      ],
    },
  ]
}

/** "Mark 1, April 2022: the definition changed." */
export const markWords = ({ number, when, words }: { number: number; when: string; words: string }): string =>
  `Mark ${number}, ${[when, words].filter(Boolean).join(': ')}${/[.!?]$/.test(words) ? '' : '.'}`

const smallFigure = (each: LeavingMeasure, facts: Facts, measured: Measured, naming: Naming): Figure => {
  const serves = servesWords(each, facts, measured, naming)
  const title: Words = [
    { text: each.measure.title, bold: true },
    { text: `\n${each.chart?.sentence ?? ''}` },
    ...[...(each.chart?.phases ?? []).map(markWords), serves].filter(Boolean).map((words) => quiet(` ${words}`)),
  ]
  return { svg: each.chart?.print ?? '', alt: each.chart?.alt ?? '', title, width: 240, height: 144 }
}
