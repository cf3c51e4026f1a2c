import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { controlChart } from '../charts/control-chart.ts'
import { assuranceWords, sentenceOf, variationWords } from '../charts/words.ts'
import { readCsv } from '../documents/read/csv.ts'
import { decode } from '../documents/read/encoding.ts'
import { defaultLimits } from '../documents/read/limits.ts'
import { chooseChart, type Reading, readSeries } from '../statistics/series-reading.ts'
import { type Figures, numberIn, readFigures, unsuited } from './chart-file.ts'
import { type Command, readArgs, Usage } from './words.ts'

const types = ['auto', 'run', 'i', 'p', 'u', 'c', 'g', 't'] as const
const sides = ['higher', 'lower', 'neither'] as const

const help = `holdfast chart FILE.csv [--type auto|run|i|p|u|c|g|t] [--json] [--svg OUT]
    [--target N] [--better higher|lower|neither] [--freeze N] [--unit WORD] [--title T]

Reads a file with the columns period and value, or period, numerator and denominator, and says what its chart shows. An empty
cell is a missing figure, and so is a month, quarter or year that has no row between two others. Without --json it prints the
sentence.

  --type auto   fewer than 13 figures: run. Whole numerators, none above its denominator: p. Other whole numerators with
                denominators: u. Anything else: i. Counts and gaps look like other values, so c, g and t are yours to choose.
  --target      the figure to reach; for p a share: 0.75 or 75%
  --better      which way is better (default: neither)
  --freeze      limits from the first N points; later ones are judged by them
  --unit        what the figures are: %, weeks, children
  --svg         writes the picture, 864 by 400

Values and limits of a p chart are shares from 0 to 1. An i chart has limits of 2.66 mean moving ranges (screened), the others
three sigma. Where there are too few points, variation and assurance are null and the sentence says so.`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      {
        type: { type: 'string', default: 'auto' },
        json: { type: 'boolean' },
        svg: { type: 'string' },
        target: { type: 'string' },
        better: { type: 'string', default: 'neither' },
        freeze: { type: 'string' },
        unit: { type: 'string' },
        title: { type: 'string' },
      },
      ['a CSV file'],
    )
    const asked = types.find((type) => type === values.type)
    if (!asked) throw new Usage(`--type is one of ${types.join(', ')}.\n\n${help}`)
    const better = sides.find((side) => side === values.better)
    if (!better) throw new Usage(`--better is higher, lower or neither.\n\n${help}`)
    const freeze = values.freeze === undefined ? null : Number(values.freeze)
    if (freeze !== null && !(Number.isInteger(freeze) && freeze >= 2))
      throw new Usage(`--freeze is a whole number of points, 2 or more.\n\n${help}`)
    const aim = values.target === undefined ? null : numberIn(values.target)
    if (aim === undefined || (values.target !== undefined && aim === null))
      throw new Usage(`--target is a number.\n\n${help}`)

    const path = words[0] ?? ''
    const figures = await figuresIn(path, asked === 'g' || asked === 't')
    const choice = asked === 'auto' ? chooseChart(figures.values, figures.denominators) : { type: asked, why: null }
    const refused = unsuited(choice.type, figures)
    if (refused.length > 0) throw new Error(refused.join('\n'))
    const share = choice.type === 'p' || (choice.type !== 'u' && isShare(figures) && (values.unit ?? '%') === '%')
    // A target for shares may be written as a percentage: 75% or 75 is 0.75.
    const target = aim !== null && share && (aim > 1 || /%/.test(values.target ?? '')) ? aim / 100 : aim
    const read = (per: number) => {
      const reading = readSeries({
        type: choice.type,
        values: figures.values,
        denominators: figures.denominators,
        better,
        target: target === null ? null : target * per,
        freeze,
        per,
      })
      if ('reason' in reading) throw new Error(`Row ${figures.rows[reading.at - 1]}: ${reading.reason}.`)
      return reading
    }
    const unit = share ? '%' : (values.unit ?? (figures.percent ? '%' : ''))
    const series = { unit, reading: read(share ? 100 : 1), periods: figures.periods }
    const sentence = sentenceOf(series)
    if (values.svg !== undefined) {
      const title = values.title ?? basename(path)
      const { wide } = controlChart({ id: 'chart', title, ...series, freeze })
      await writeFile(values.svg, `${wide}\n`).catch((cause: Error) => {
        throw new Error(`The picture could not be written to ${values.svg}: ${cause.message}.`, { cause })
      })
    }
    if (values.json) return console.log(JSON.stringify(answer(figures, read(1), sentence, choice.why), null, 2))
    console.log(sentence)
    if (choice.why) console.log(choice.why)
    for (const said of [variationWords(series), assuranceWords(series)])
      if (said) console.log(`${said.head} ${said.words}`.trim())
  },
}

const isShare = ({ values, denominators }: Figures) =>
  denominators !== null &&
  values.every((value, at) => value === null || (value >= 0 && value <= (denominators[at] ?? 0)))

const answer = (
  { labels }: Figures,
  { type, points, phases, variation, assurance }: Reading,
  sentence: string,
  why: string | null,
) => {
  const [phase] = phases
  return {
    type,
    why,
    points: points.map(({ value, centre, lower, upper, signals }, at) => ({
      period: labels[at],
      value,
      centre,
      lower,
      upper,
      signals,
    })),
    runs: {
      useful: phase?.useful ?? 0,
      longestRun: phase?.longestRun ?? null,
      longestRunMax: phase?.longestRunMax ?? null,
      crossings: phase?.crossings ?? null,
      crossingsMin: phase?.crossingsMin ?? null,
      signal: phase?.signal ?? false,
      tooFewPoints: (phase?.useful ?? 0) < 10,
    },
    variation,
    assurance,
    sentence,
  }
}

async function figuresIn(path: string, repeats: boolean): Promise<Figures> {
  const file = await stat(path).catch(() => null)
  if (!file?.isFile()) throw new Error(`There is no file ${path}.`)
  if (file.size > defaultLimits.bytes) throw new Error(`${path} is too large for a file of figures.`)
  const text = decode(await readFile(path))
  if (text === null) throw new Error(`${path} is no text. Save it as CSV and try again.`)
  const [table] = text.trim() === '' ? [] : readCsv(text, basename(path), defaultLimits).blocks
  if (table?.kind !== 'table') throw new Error(`${path} is empty.`)
  const figures = readFigures(table.rows, { repeats })
  if ('sentences' in figures) throw new Error(figures.sentences.join('\n'))
  return figures
}
