import { type FormError, wordOf, wordsOf, wrong } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, page, type Route } from '../../../platform/route.ts'
import { joined } from '../../../platform/sentence.ts'
import { note } from '../../history/index.ts'
import { categories, findOrAddCategories } from '../breakdowns/queries.ts'
import { measures } from '../definitions/queries.ts'
import { addMeasure, goneMeasures } from '../queries.ts'
import { entries, entryOf, groups } from './entries.ts'
import type { Entry } from './model.ts'
import { CataloguePage, tickOf } from './pages.tsx'
import { oneAtATime } from './queries.ts'
import {
  addedWords,
  catalogueSentence,
  fieldsOf,
  newSplits,
  standingOf,
  wantedGroups,
  type Wanted,
  wantedOf,
} from './rules.ts'

// Whoever reads measures may look; what is added is a measure like any other.
export const routes: Route[] = [
  {
    method: 'GET',
    path: '/measure/catalogue',
    can: member('measure.read'),
    run: (c) => show(c, wantedOf(c.query), { ticked: [] }, 200),
  },
  { method: 'POST', path: '/measure/catalogue', can: member('measure.edit'), run: add },
]

const knownOf = async (c: Ctx) => ({ measures: await measures(c.db), gone: await goneMeasures(c.db) })

async function show(
  c: Ctx,
  wanted: Wanted,
  { ticked, errors }: { ticked: readonly string[]; errors?: readonly FormError[] },
  status: number,
) {
  const known = await knownOf(c)
  const standings = new Map(entries.map((entry) => [entry.key, standingOf(entry, known)]))
  const here = [...standings.values()].filter(({ kind }) => kind === 'here').length
  return page(
    CataloguePage({
      frame: c.frame('measure'),
      path: c.path,
      mayEdit: c.may('measure.edit'),
      lede: catalogueSentence(entries, here),
      groups: wantedGroups(groups, wanted),
      all: entries.length,
      wanted,
      standing: (entry) => standings.get(entry.key) ?? standingOf(entry, known),
      ticked,
      scottish: c.partnership.nation === 'scotland',
      errors,
    }),
    status,
  )
}

async function add(c: Ctx) {
  const one = wordOf(c.form, 'one')
  const ticked = [...new Set(one ? [one] : wordsOf(c.form, 'entries').filter((key) => key !== ''))]
  const wanted = wantedOf(new URLSearchParams({ words: wordOf(c.form, 'words'), kind: wordOf(c.form, 'kind') }))
  const refuse = async (text: string) => {
    const known = await knownOf(c)
    const shown = wantedGroups(groups, wanted).flatMap((group) => group.entries)
    const first = shown.find((entry) => standingOf(entry, known).kind === 'free')
    return show(c, wanted, { ticked, errors: [wrong(first ? tickOf(first) : 'main-content', text)] }, 400)
  }
  const chosen = ticked.flatMap((key) => entryOf(key) ?? [])
  if (ticked.length === 0) return refuse('Tick at least one measure to add')
  if (chosen.length < ticked.length) return refuse('What you chose is not in the catalogue. Choose from those below')
  await oneAtATime(c.db)
  const known = await knownOf(c)
  const isFree = (entry: Entry) => standingOf(entry, known).kind === 'free'
  const there = chosen.filter((entry) => !isFree(entry)).map(({ title }) => title)
  const free = chosen.filter(isFree)
  if (free.length === 0)
    return refuse(
      `${joined(there.map((title) => `“${title}”`))} ${there.length === 1 ? 'is' : 'are'} there already: nothing was added`,
    )
  const ids = []
  for (const entry of free) ids.push(await takeOver(c, entry))
  return goTo(c.path(ids.length === 1 ? `/measure/measures/${ids[0]}` : '/measure'), addedWords(free.length, there))
}

async function takeOver(c: Ctx, entry: Entry): Promise<string> {
  const id = await addMeasure(c.db, fieldsOf(entry, c.today))
  const dimensions = (await categories(c.db)).map(({ dimension }) => dimension)
  for (const split of newSplits(entry.splits, dimensions))
    await findOrAddCategories(c.db, split.dimension, split.categories)
  await note(c, 'measure.measure', id, `added the measure “${entry.title}” from the catalogue`)
  return id
}
