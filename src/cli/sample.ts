import { findPersonalData, sentence as personal } from '../platform/personal-data.ts'
import { allocate } from '../statistics/allocation.ts'
import { draw } from '../statistics/sampling.ts'
import { refuse, spot, type TableFile, tableIn, wholeFrom1 } from './table-file.ts'
import { type Command, needed, readArgs, Usage } from './words.ts'

const help = `holdfast sample FRAME.csv --size N --seed S [--strata COLUMN] [--reference COLUMN] [--minimum N] [--json]

Draws a sample from a list of records: heads in the first row, one row for each record, references that only your own service
can trace. Names, CHI and NHS numbers, dates of birth and the like are refused.

  --strata     the column whose groups share the sample in proportion to their size (largest remainder); none: one group
  --reference  the column of references (default: the one headed reference, ref or id, else the first)
  --minimum    how many each group gives at least, as far as the sample reaches
  --seed       any text. The same frame, size, strata and seed always give the same sample, whatever the order of the rows`

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      {
        size: { type: 'string' },
        strata: { type: 'string' },
        seed: { type: 'string' },
        reference: { type: 'string' },
        minimum: { type: 'string' },
        json: { type: 'boolean' },
      },
      ['a CSV file'],
    )
    const size = wholeFrom1(needed(values.size, 'size', help))
    if (size === null) throw new Usage(`--size is a whole number, 1 or more.\n\n${help}`)
    const minimum = values.minimum === undefined ? 0 : values.minimum.trim() === '0' ? 0 : wholeFrom1(values.minimum)
    if (minimum === null) throw new Usage(`--minimum is a whole number.\n\n${help}`)
    const seed = needed(values.seed, 'seed', help)
    const frame = await tableIn(words[0] ?? '')
    const told = sampleOf(frame, { size, minimum, seed, strata: values.strata, reference: values.reference })
    if (values.json) return console.log(JSON.stringify(told, null, 2))
    console.log(told.sentence)
    for (const { stratum, population, sample } of told.allocation) console.log(`${stratum}: ${sample} of ${population}`)
    for (const { reference, stratum, row } of told.chosen) console.log(`${reference} (${stratum}, row ${row})`)
    for (const note of told.notes) console.log(note)
    const { generator, frame_sha256: sha256 } = told.certificate
    console.log(`Seed “${seed}”, ${generator}, SHA-256 of the frame ${sha256}.`)
  },
}

type Asked = {
  size: number
  minimum: number
  seed: string
  strata?: string | undefined
  reference?: string | undefined
}

const forbidden =
  /^(?:(?:full |first |last |fore|sur|family |child'?s? )?name|chi|nhs|(?:chi|nhs|national insurance|ni) (?:no|number)\b|dob|d\.o\.b\.?|date of birth|birth ?date|address|post ?code|e-?mail|(?:tele)?phone|mobile)/i

/** Allocation, chosen rows and all that a certificate needs. Throws in sentences. */
export function sampleOf(frame: TableFile, { size, minimum, seed, strata, reference }: Asked) {
  const { heads } = frame
  const stratumAt = strata === undefined ? -1 : columnOf(heads, strata, 'strata')
  const usual = heads.findIndex((head, at) => at !== stratumAt && /^(?:reference|ref|id|record)\b/i.test(head))
  const first = heads.findIndex((_, at) => at !== stratumAt)
  const referenceAt = reference === undefined ? (usual >= 0 ? usual : first) : columnOf(heads, reference, 'reference')
  if (referenceAt < 0 || referenceAt === stratumAt)
    throw new Error('The frame has no column of references beside the strata.')
  refuseFaults(frame, referenceAt, stratumAt)
  const records = frame.rows.map(({ row, cells }) => ({
    row,
    reference: cells[referenceAt] ?? '',
    stratum: stratumAt < 0 ? 'All' : (cells[stratumAt] ?? ''),
  }))
  const groups = [...Map.groupBy(records, ({ stratum }) => stratum.toLowerCase()).values()]
  const { sizes, notes } = allocate(
    groups.map((group) => group.length),
    size,
    { minimum },
  )
  const named = groups.map((group, at) => ({ stratum: group[0]?.stratum ?? '', group, sample: sizes[at] ?? 0 }))
  // Sorted first, so that the order of the file decides nothing; a stream of its own for each group.
  const chosen = named.flatMap(({ stratum, group, sample }) =>
    draw(
      group.toSorted((a, b) => (a.reference < b.reference ? -1 : 1)),
      sample,
      `${seed}/${stratum.toLowerCase()}`,
    ).map((record, at) => ({ ...record, stratum, order: at + 1 })),
  )
  return {
    size,
    drawn: chosen.length,
    population: records.length,
    seed,
    allocation: named.map(({ stratum, group, sample }) => ({ stratum, population: group.length, sample })),
    chosen,
    notes: notes.map((note) => note.replace(/^Stratum (\d+)/, (_, n: string) => `“${named[Number(n) - 1]?.stratum}”`)),
    certificate: {
      generator: 'SFC32, seeded from “seed/group” by FNV-1a',
      method: 'Largest remainder (Hare) between groups, simple random within, from references in order',
      seed,
      frame_sha256: frame.sha256,
      frame_rows: records.length,
      reference_column: heads[referenceAt] ?? '',
      strata_column: stratumAt < 0 ? null : (heads[stratumAt] ?? ''),
      minimum,
    },
    sentence: `${chosen.length} of ${records.length} records drawn${stratumAt < 0 ? '' : ` from ${named.length} ${named.length === 1 ? 'group' : 'groups'} of “${heads[stratumAt]}”`}.`,
  }
}

function columnOf(heads: readonly string[], wanted: string, option: string): number {
  const at = heads.findIndex((head) => head.toLowerCase() === wanted.trim().toLowerCase())
  if (at < 0)
    throw new Error(
      `--${option}: there is no column “${wanted}”. The heads are ${heads.map((head) => `“${head}”`).join(', ')}.`,
    )
  return at
}

function refuseFaults({ heads, rows }: TableFile, referenceAt: number, stratumAt: number): void {
  const faults = heads.flatMap((head, at) =>
    forbidden.test(head) ? [`Column ${at + 1}, “${head}”, may identify a child. Take it out of the frame.`] : [],
  )
  const seen = new Map<string, number>()
  for (const { row, cells } of rows) {
    for (const [at, cell] of cells.entries())
      for (const { kind, shown } of findPersonalData(cell).slice(0, 1))
        faults.push(`${spot(row, heads[at] ?? '', at)}: “${shown}”. ${personal(kind)}`)
    const reference = cells[referenceAt] ?? ''
    if (reference === '') faults.push(`${spot(row, heads[referenceAt] ?? '', referenceAt)}: the reference is missing.`)
    else {
      const before = seen.get(reference)
      if (before !== undefined)
        faults.push(
          `${spot(row, heads[referenceAt] ?? '', referenceAt)}: this reference stands in row ${before} already.`,
        )
      else seen.set(reference, row)
    }
    if (stratumAt >= 0 && cells[stratumAt] === '')
      faults.push(`${spot(row, heads[stratumAt] ?? '', stratumAt)}: the group is missing.`)
  }
  refuse(faults)
}
