import { wordOf, versionOf } from '../../../platform/forms.ts'
import { type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { measures } from '../../measure/index.ts'
import { touch } from '../items/queries.ts'
import { valueWords } from '../outline/csv.ts'
import { findItem } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { counted } from '../../../platform/sentence.ts'
import { TargetsPage } from './pages.tsx'
import { setTargets } from './queries.ts'
import { mostTargets, readTargets, wordsOfTargets } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/items/:item/targets',
    can: member('plan.edit'),
    run: async (c) => {
      const found = await findItem(c.db, c.params.item ?? '')
      return found ? show(c, found.item, { words: wordsOfTargets(found.item.targets) }, [], 200) : missing
    },
  },
  {
    method: 'POST',
    path: '/plan/items/:item/targets',
    can: member('plan.edit'),
    run: async (c) => {
      const found = await findItem(c.db, c.params.item ?? '')
      if (!found) return missing
      const { item } = found
      const { value, errors } = readTargets(
        c.form,
        item.targets.map(({ id }) => id),
        (await measures(c.db)).map(({ id }) => id),
      )
      if (errors.length > 0) return show(c, item, { words: c.form, errors }, [], 400)
      const doubts = doubtsIn(
        c.form,
        value.map(({ text }) => text),
      )
      if (doubts.length > 0) return show(c, item, { words: c.form, errors: doubtErrors }, doubts, 400)
      if (!(await touch(c.db, item.id, versionOf(c.form))))
        return show(c, item, { words: { ...c.form, version: String(item.version) }, errors: [] }, [], 409)
      await setTargets(c.db, item.id, value)
      await note(
        c,
        'plan.item',
        item.id,
        value.length === 0
          ? 'took all measures away'
          : `set ${counted(value.length, 'measure')}: ${value.map(told).join('; ')}`,
      )
      return goTo(c.path(`/plan/items/${item.id}`), 'Saved the measures')
    },
  },
]

const told = ({ text, steps }: { text: string; steps: readonly { value: number; unit: string; due: string }[] }) =>
  `${text}${steps.length > 0 ? ` (${steps.map(({ value, unit, due }) => `${valueWords(value, unit)} by ${due}`).join(', ')})` : ''}`

async function show(
  c: Ctx,
  item: TreeItem,
  filled: Parameters<typeof TargetsPage>[0]['filled'],
  doubts: readonly string[],
  status: 200 | 400 | 409,
) {
  const written = Array.from({ length: mostTargets }, (_, at) => at).filter(
    (at) => wordOf(filled.words, `text-${at}`) !== '',
  ).length
  const changed = status === 409 ? item.targets : null
  return page(
    TargetsPage({
      frame: c.frame('plan'),
      path: c.path,
      item,
      filled,
      doubts,
      targets: Math.min(mostTargets, written + 1),
      changed,
      defined: await measures(c.db),
    }),
    status,
  )
}
