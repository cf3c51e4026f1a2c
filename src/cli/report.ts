import { readFile, writeFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { mediaTypes, type Paper, type PaperFormat, stopWriting, writePaper } from '../documents/write/index.ts'
import { template } from '../modules/partnership/index.ts'
import { type Plan, plans } from '../modules/plan/index.ts'
import { hasTable, type Kind, kinds, kindWords, makePaper } from '../modules/report/index.ts'
import { addDays, isIsoDate, londonDate } from '../platform/dates.ts'
import { inPartnership } from '../platform/db.ts'
import { storedPath } from '../platform/stored-files.ts'
import { atInstallation, type Installation, type PartnershipRow, partnershipNamed } from './installation.ts'
import { type Command, needed, readArgs, Usage } from './words.ts'

const formats = Object.keys(mediaTypes) as PaperFormat[]

const help = `holdfast report KIND --partnership SLUG --format FORMAT --out FILE [--plan TITLE] [--since DATE] [--json]

Writes a paper of a plan as it stands now: a working draft, which is not released and not kept.
Kinds: ${kinds.join(', ')}. Formats: ${formats.join(', ')}.
Without --plan it tells of the partnership's first plan. --since (2026-09-25) shows what changed since that day; a
highlight report without it takes the last 13 weeks. Word takes the partnership's own template when it has one.`

/** A quarter: how often most boards ask for updates. */
const quarter = 91

export const command: Command = {
  help,
  run: async (args) => {
    const { values, words } = readArgs(
      args,
      help,
      {
        partnership: { type: 'string' },
        format: { type: 'string' },
        out: { type: 'string' },
        plan: { type: 'string' },
        since: { type: 'string' },
        json: { type: 'boolean' },
      },
      ['KIND'],
    )
    const kind = kinds.find((each) => each === words[0])
    if (!kind) throw new Usage(`“${words[0]}” is not a kind of paper. Kinds: ${kinds.join(', ')}.\n\n${help}`)
    const slug = needed(values.partnership, 'partnership', help)
    const asked = needed(values.format, 'format', help)
    const format = formats.find((each) => each === asked)
    if (!format) throw new Usage(`“${asked}” is not a format. Formats: ${formats.join(', ')}.\n\n${help}`)
    const out = resolve(needed(values.out, 'out', help))
    const now = new Date()
    const since = sinceOf(kind, values.since, londonDate(now))
    await atInstallation(async (at) => {
      const partnership = await partnershipNamed(at, slug)
      const { paper, own } = await make(at, partnership, { kind, since, now, title: values.plan })
      if (format === 'xlsx' && !hasTable(paper))
        throw new Error(`A ${kindWords[kind].name.toLowerCase()} holds no table. Ask for docx, pdf, html or json.`)
      await save(out, paper, format, own)
      const { title, dataAt } = paper
      if (values.json) console.log(JSON.stringify({ file: out, kind, title, format, since, dataAt: dataAt.instant }))
      else console.log(`Wrote ${out}: “${title}”, a working draft with data as at ${dataAt.shown}.`)
    })
  },
}

const sinceOf = (kind: Kind, typed: string | undefined, today: string): string | null => {
  if (typed === undefined) return kind === 'highlight' ? addDays(today, -quarter) : null
  if (!isIsoDate(typed)) throw new Error(`--since ${typed} is not a date. Write it like 2026-09-25.`)
  if (typed > today) throw new Error(`--since ${typed} is still to come. Give today or an earlier day.`)
  return typed
}

const make = (
  at: Installation,
  partnership: PartnershipRow,
  wanted: { kind: Kind; since: string | null; now: Date; title: string | undefined },
): Promise<{ paper: Paper; own: string | null }> =>
  inPartnership(at.pools.db, partnership.id, null, async (db) => {
    const plan = planNamed(await plans(db), wanted.title, partnership)
    const { rows } = await at.pools.owner.query<{ marking: string }>(
      'select marking from partnership.partnership where id = $1',
      [partnership.id],
    )
    const paper = await makePaper(
      db,
      { partnership: { name: partnership.name, marking: rows[0]?.marking ?? '' }, now: wanted.now },
      { kind: wanted.kind, planId: plan.id, settings: { since: wanted.since } },
    )
    if (!paper) throw new Error(`The plan “${plan.title}” was deleted a moment ago.`)
    const own = await template(db)
    return { paper, own: own && storedPath(at.config.data, partnership.id, own.sha256) }
  })

const planNamed = (all: readonly Plan[], title: string | undefined, partnership: PartnershipRow): Plan => {
  const found =
    title === undefined ? all[0] : all.find((plan) => plan.title.toLowerCase() === title.trim().toLowerCase())
  if (found) return found
  throw new Error(
    all.length === 0
      ? `${partnership.name} has no plan yet. Bring one in with: holdfast plan import FILE --partnership ${partnership.slug} --title TITLE`
      : `There is no plan “${title}”. There are: ${all.map((plan) => plan.title).join('; ')}.`,
  )
}

const save = async (out: string, paper: Paper, format: PaperFormat, own: string | null): Promise<void> => {
  try {
    const dress = format === 'docx' && own ? new Uint8Array(await readFile(own)) : undefined
    const bytes = await writePaper(paper, format, dress)
    await writeFile(out, bytes).catch(() => {
      throw new Error(
        `${out} cannot be written. Give --out a file in a folder that is there and that you may write in.`,
      )
    })
  } finally {
    await stopWriting()
  }
}
