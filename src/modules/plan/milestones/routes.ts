import { dateFields } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { date, type FormError, readForm, text, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { updatable } from '../items/access.ts'
import type { TreeItem } from '../outline/tree.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { MilestonePage } from './pages.tsx'
import { addMilestone, findMilestone, type Milestone, removeMilestone, saveMilestone } from './queries.ts'

export const routes: Route[] = [
  {
    method: 'POST',
    path: '/plan/items/:item/milestones',
    can: member('plan.update'),
    run: async (c) => {
      const found = await updatable(c, c.params.item ?? '')
      if (found === 'missing') return missing
      if (found === 'refused') return refused
      const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
        page(
          MilestonePage({ ...around(c), item: found.item, filled: { words: c.form, errors }, doubts, milestone: null }),
          400,
        )
      const read = readForm(c.form, { title: titleField, due: date({ called: 'the date' }) })
      if (read.errors) return again(read.errors)
      const doubts = doubtsIn(c.form, [read.value.title])
      if (doubts.length > 0) return again(doubtErrors, doubts)
      await addMilestone(c.db, found.item.id, read.value)
      await note(
        c,
        'plan.item',
        found.item.id,
        `added the milestone “${read.value.title}”${read.value.due ? `, due ${longDate(read.value.due)}` : ''}`,
      )
      return goTo(c.path(`/plan/items/${found.item.id}`), 'Added the milestone')
    },
  },
  {
    method: 'GET',
    path: '/plan/milestones/:milestone/edit',
    can: member('plan.update'),
    run: (c) =>
      withMilestone(c, (milestone, item) =>
        page(
          MilestonePage({
            ...around(c),
            item,
            filled: {
              words: {
                title: milestone.title,
                ...dateFields('due', milestone.due),
                ...dateFields('done', milestone.done_on),
              },
            },
            doubts: [],
            milestone,
          }),
        ),
      ),
  },
  {
    method: 'POST',
    path: '/plan/milestones/:milestone',
    can: member('plan.update'),
    run: (c) =>
      withMilestone(c, async (milestone, item) => {
        const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
          page(MilestonePage({ ...around(c), item, filled: { words: c.form, errors }, doubts, milestone }), 400)
        const read = readForm(c.form, {
          title: titleField,
          due: date({ called: 'the date' }),
          done: date({ called: 'the day it was done' }),
        })
        if (read.errors) return again(read.errors)
        const { title, due, done } = read.value
        if (done && done > c.today) return again([wrong('done', 'The day it was done cannot be in the future', 'day')])
        const doubts = doubtsIn(c.form, [title])
        if (doubts.length > 0) return again(doubtErrors, doubts)
        await saveMilestone(c.db, milestone.id, { title, due, doneOn: done })
        await note(c, 'plan.item', item.id, changed(milestone, { title, due, doneOn: done }))
        return goTo(c.path(`/plan/items/${item.id}`), 'Saved the milestone')
      }),
  },
  {
    method: 'POST',
    path: '/plan/milestones/:milestone/completion',
    can: member('plan.update'),
    run: (c) =>
      withMilestone(c, async (milestone, item) => {
        if (milestone.done_on === null) {
          await saveMilestone(c.db, milestone.id, { title: milestone.title, due: milestone.due, doneOn: c.today })
          await note(c, 'plan.item', item.id, `finished the milestone “${milestone.title}”`)
        }
        return goTo(c.path(`/plan/items/${item.id}`), `Done: “${milestone.title}”`)
      }),
  },
  {
    method: 'POST',
    path: '/plan/milestones/:milestone/removal',
    can: member('plan.update'),
    run: (c) =>
      withMilestone(c, async (milestone, item) => {
        await removeMilestone(c.db, milestone.id)
        await note(c, 'plan.item', item.id, `took the milestone “${milestone.title}” away`)
        return goTo(c.path(`/plan/items/${item.id}`), `Took “${milestone.title}” away. History keeps it.`)
      }),
  },
]

const titleField = text({ called: 'The milestone', required: 'Say what is to be done', max: 300 })
const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })

async function withMilestone(
  c: Ctx,
  run: (milestone: Milestone, item: TreeItem) => Answer | Promise<Answer>,
): Promise<Answer> {
  const milestone = await findMilestone(c.db, c.params.milestone ?? '')
  if (!milestone) return missing
  const found = await updatable(c, milestone.item_id)
  if (found === 'missing') return missing
  return found === 'refused' ? refused : run(milestone, found.item)
}

function changed(was: Milestone, now: { title: string; due: string | null; doneOn: string | null }): string {
  const about = `the milestone “${now.title}”`
  if (was.done_on !== now.doneOn)
    return now.doneOn ? `finished ${about} on ${longDate(now.doneOn)}` : `opened ${about} again`
  if (was.due !== now.due)
    return `moved ${about} from ${was.due ? longDate(was.due) : 'no date'} to ${now.due ? longDate(now.due) : 'no date'}`
  return `changed ${about}`
}
