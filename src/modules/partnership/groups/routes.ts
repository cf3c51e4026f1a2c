import type { Filled } from '../../../platform/asked.ts'
import { readForm, text, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { GroupForm, GroupsPage } from './pages.tsx'
import { addGroup, allGroups, changeGroup, endGroup, groupOf, type GroupRow, isGroupNameTaken } from './queries.ts'

const edit = member('partnership.edit')

export const groupRoutes: Route[] = [
  {
    method: 'GET',
    path: '/partnership/groups',
    can: member('partnership.read'),
    run: async (c) =>
      page(GroupsPage({ ...around(c), groups: await allGroups(c.db), mayEdit: c.may('partnership.edit') })),
  },
  { method: 'GET', path: '/partnership/groups/new', can: edit, run: (c) => form(c, null, { words: {} }, 200) },
  { method: 'POST', path: '/partnership/groups/new', can: edit, run: (c) => save(c, null) },
  {
    method: 'GET',
    path: '/partnership/groups/:group/edit',
    can: edit,
    run: async (c) => {
      const group = await groupOf(c.db, c.params.group ?? '')
      if (!group) return missing
      return form(c, group, { words: { name: group.name, short_name: group.short_name } }, 200)
    },
  },
  {
    method: 'POST',
    path: '/partnership/groups/:group/edit',
    can: edit,
    run: async (c) => {
      const group = await groupOf(c.db, c.params.group ?? '')
      return group ? save(c, group) : missing
    },
  },
  {
    method: 'POST',
    path: '/partnership/groups/:group/ending',
    can: edit,
    run: async (c) => {
      const group = await groupOf(c.db, c.params.group ?? '')
      if (!group) return missing
      await endGroup(c.db, group.id, group.ended_on ? null : c.today)
      return goTo(
        c.path('/partnership/groups'),
        group.ended_on ? `${group.name} is in use again` : `${group.name} has ended. What names it keeps its name`,
      )
    },
  },
]

async function save(c: Ctx, group: GroupRow | null): Promise<Answer> {
  const read = readForm(c.form, {
    name: text({ called: 'The name', required: 'Enter the name of the group' }),
    short_name: text({ called: 'The short name', max: 30 }),
  })
  if (read.errors) return form(c, group, { words: c.form, errors: read.errors }, 400)
  const words = { ...read.value, short_name: read.value.short_name ?? '' }
  if (await isGroupNameTaken(c.db, words.name, group?.id ?? null))
    return form(c, group, { words: c.form, errors: [wrong('name', 'There is a group of this name already')] }, 400)
  if (group) await changeGroup(c.db, group.id, words)
  else await addGroup(c.db, words)
  return goTo(c.path('/partnership/groups'), group ? `${words.name} is saved` : `${words.name} is added`)
}

const form = (c: Ctx, group: GroupRow | null, filled: Filled, status: number) =>
  page(GroupForm({ ...around(c), group, filled }), status)
const around = (c: Ctx) => ({ frame: c.frame('partnership'), path: c.path })
