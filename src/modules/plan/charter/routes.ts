import type { Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import {
  choice,
  date,
  type Form,
  type FormError,
  longText,
  readForm,
  versionOf,
  wordOf,
  wrong,
} from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { groups, people } from '../../partnership/index.ts'
import { BothVersionsPage } from '../../../platform/both-versions.tsx'
import { whoIs } from '../items/access.ts'
import { mayUpdate } from '../items/rules.ts'
import { findItem } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Plan } from '../plans/model.ts'
import { CharterFormPage, CharterPage, NoCharterPage } from './pages.tsx'
import { addCharter, chartersOf, findCharter, moveCharter, replaceOlder, saveCharter } from './queries.ts'
import { type Charter, type CharterFields, firstFields, isEditable, mayFollow, missingParts, parts } from './rules.ts'

const one = '/plan/charters/:charter'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/items/:item/charter',
    can: member('plan.read'),
    run: async (c) => {
      const at = await placeOf(c, c.params.item ?? '')
      if (!at) return missing
      const [newest] = await chartersOf(c.db, at.item.id)
      return newest ? show(c, newest, at) : page(NoCharterPage({ ...around(c), ...at, mayWrite: at.mayWrite }))
    },
  },
  { method: 'POST', path: '/plan/items/:item/charter', can: member('plan.update'), run: begin },
  {
    method: 'GET',
    path: one,
    can: member('plan.read'),
    run: (c) => withCharter(c, (charter, at) => show(c, charter, at)),
  },
  {
    method: 'GET',
    path: `${one}/edit`,
    can: member('plan.update'),
    run: (c) =>
      withCharter(c, (charter, at) => {
        if (!at.mayWrite) return refused
        return isEditable(charter)
          ? page(CharterFormPage({ ...around(c), ...at, charter, filled: { words: wordsOf(charter) }, doubts: [] }))
          : goTo(c.path(`/plan/charters/${charter.id}`), 'It is no draft any more, so it stays as it is')
      }),
  },
  {
    method: 'POST',
    path: one,
    can: member('plan.update'),
    run: (c) => withCharter(c, (charter, at) => save(c, charter, at)),
  },
  {
    method: 'POST',
    path: `${one}/submission`,
    can: member('plan.update'),
    run: (c) => withCharter(c, (charter, at) => submit(c, charter, at)),
  },
  {
    method: 'POST',
    path: `${one}/withdrawal`,
    can: member('plan.update'),
    run: (c) =>
      withCharter(c, async (charter, at) => {
        if (!at.mayWrite) return refused
        if (charter.state !== 'submitted' || !(await moveCharter(c.db, charter, { state: 'draft', groupId: null })))
          return goTo(c.path(`/plan/charters/${charter.id}`), 'It was decided meanwhile')
        await note(c, 'plan.item', at.item.id, `took version ${charter.number} of the charter back as a draft`)
        return goTo(c.path(`/plan/charters/${charter.id}`), 'It is a draft again')
      }),
  },
  {
    method: 'POST',
    path: `${one}/decision`,
    can: member('plan.sign_off'),
    run: (c) => withCharter(c, (charter, at) => decide(c, charter, at)),
  },
]

type At = { item: TreeItem; plan: Plan; mayWrite: boolean }
const around = (c: Ctx) => ({ frame: c.frame('plan'), path: c.path })

const placeOf = async (c: Ctx, itemId: string): Promise<At | undefined> => {
  const found = await findItem(c.db, itemId, { personId: c.user.id, now: c.now })
  if (!found) return undefined
  const { item, plan } = found
  return { item, plan, mayWrite: c.may('plan.update') && mayUpdate(item, await whoIs(c)) }
}

const withCharter = async (c: Ctx, run: (charter: Charter, at: At) => Answer | Promise<Answer>): Promise<Answer> => {
  const charter = await findCharter(c.db, c.params.charter ?? '')
  const at = charter && (await placeOf(c, charter.item_id))
  return charter && at ? run(charter, at) : missing
}

const wordsOf = (charter: Charter): Form => ({
  version: String(charter.version),
  ...Object.fromEntries(parts.map(({ key }) => [key, charter.fields[key] ?? ''])),
})

async function begin(c: Ctx): Promise<Answer> {
  const at = await placeOf(c, c.params.item ?? '')
  if (!at) return missing
  if (!at.mayWrite) return refused
  const versions = await chartersOf(c.db, at.item.id)
  const [newest] = versions
  if (newest && !mayFollow(versions))
    return goTo(c.path(`/plan/charters/${newest.id}`), `Version ${newest.number} is not decided yet`)
  const id = await addCharter(c.db, at.item.id, newest?.fields ?? firstFields(at.item))
  await note(c, 'plan.item', at.item.id, `began version ${(newest?.number ?? 0) + 1} of its charter`)
  return goTo(c.path(`/plan/charters/${id}/edit`))
}

async function save(c: Ctx, charter: Charter, at: At): Promise<Answer> {
  if (!at.mayWrite) return refused
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(CharterFormPage({ ...around(c), ...at, charter, filled: { words: c.form, errors }, doubts }), 400)
  const read = readForm(
    c.form,
    Object.fromEntries(parts.map(({ key, heading }) => [key, longText({ called: `“${heading}”` })])),
  )
  if (read.errors) return again(read.errors)
  const fields: CharterFields = Object.fromEntries(parts.map(({ key }) => [key, read.value[key] ?? '']))
  const doubts = doubtsIn(c.form, Object.values(fields))
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (!(await saveCharter(c.db, charter.id, versionOf(c.form), fields))) {
    const now = (await findCharter(c.db, charter.id)) ?? charter
    if (!isEditable(now))
      return again([
        wrong(parts[0].key, 'It was put to a group meanwhile, so it cannot be changed. Take it back first'),
      ])
    return page(
      BothVersionsPage({
        frame: c.frame('plan'),
        title: 'Somebody changed this charter before you saved',
        trail: [{ href: c.path(`/plan/charters/${charter.id}`), text: `Charter, version ${charter.number}` }],
        action: c.path(`/plan/charters/${charter.id}`),
        keepHref: c.path(`/plan/charters/${charter.id}/edit`),
        fields: parts.map(({ key, heading }) => ({ label: heading, names: [key] })),
        saved: wordsOf(now),
        yours: c.form,
        version: now.version,
      }),
      409,
    )
  }
  await note(c, 'plan.item', at.item.id, `changed the draft of its charter, version ${charter.number}`)
  return goTo(c.path(`/plan/charters/${charter.id}`), 'Saved')
}

async function submit(c: Ctx, charter: Charter, at: At): Promise<Answer> {
  if (!at.mayWrite) return refused
  if (!isEditable(charter)) return goTo(c.path(`/plan/charters/${charter.id}`), 'It was put to a group already')
  const known = await groups(c.db)
  const read = readForm(c.form, {
    group: choice(
      known.map(({ id }) => id),
      { called: 'The group', required: 'Choose the group that decides' },
    ),
  })
  const owed = missingParts(charter.fields)
  const errors =
    owed.length > 0 ? [wrong('group', `Before that, write: ${owed.join(', ').toLowerCase()}`)] : read.errors
  if (errors || !read.value) return show(c, charter, at, { words: c.form, errors: errors ?? [] })
  if (!(await moveCharter(c.db, charter, { state: 'submitted', groupId: read.value.group })))
    return goTo(
      c.path(`/plan/charters/${charter.id}`),
      'Somebody changed it meanwhile. Read it again, then put it to the group',
    )
  const name = known.find(({ id }) => id === read.value.group)?.name ?? ''
  await note(c, 'plan.item', at.item.id, `put version ${charter.number} of its charter to ${name}`)
  return goTo(c.path(`/plan/charters/${charter.id}`), `Put to ${name}`)
}

async function decide(c: Ctx, charter: Charter, at: At): Promise<Answer> {
  if (charter.state !== 'submitted')
    return goTo(c.path(`/plan/charters/${charter.id}`), 'There is nothing to decide on it now')
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    show(c, charter, at, { words: c.form, errors }, doubts)
  const read = readForm(c.form, {
    decision: choice(['approve', 'changes'], { called: 'The decision', required: 'Say what the group decided' }),
    what: longText({ called: 'What should change' }),
    decided: date({ called: 'the day of the decision', required: 'Enter the day of the decision' }),
  })
  if (read.errors) return again(read.errors)
  const { decision, what, decided } = read.value
  if (decided > c.today) return again([wrong('decided', 'The day of the decision cannot be in the future', 'day')])
  if (decision === 'changes' && !what) return again([wrong('what', 'Say what should change')])
  const doubts = doubtsIn(c.form, [decision === 'changes' ? what : null])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  const moved = await moveCharter(c.db, charter, {
    state: decision === 'approve' ? 'approved' : 'changes_asked',
    decidedOn: decided,
    decidedBy: c.user.id,
    asked: decision === 'changes' ? (what ?? '') : '',
  })
  if (!moved) return goTo(c.path(`/plan/charters/${charter.id}`), 'Somebody decided or took it back meanwhile')
  if (decision === 'approve') await replaceOlder(c.db, charter.item_id, charter.number)
  const sentence =
    decision === 'approve'
      ? `recorded that ${charter.group ?? 'the group'} approved version ${charter.number} of its charter on ${longDate(decided)}`
      : `recorded that ${charter.group ?? 'the group'} asked for changes to version ${charter.number} of its charter on ${longDate(decided)}`
  await note(c, 'plan.item', at.item.id, sentence)
  return goTo(
    c.path(`/plan/charters/${charter.id}`),
    decision === 'approve' ? 'Approved' : 'Recorded what should change',
  )
}

async function show(
  c: Ctx,
  charter: Charter,
  at: At,
  filled?: Filled,
  doubts: readonly string[] = [],
): Promise<Answer> {
  const names = new Map((await people(c.db)).map(({ person_id: id, name }) => [id, name]))
  return page(
    CharterPage({
      ...around(c),
      ...at,
      charter,
      versions: await chartersOf(c.db, charter.item_id),
      nameOf: (id) => (id === null ? null : (names.get(id) ?? null)),
      groups: await groups(c.db),
      mayDecide: c.may('plan.sign_off'),
      filled: filled ?? {
        words: { group: at.item.owning_group_id ?? at.plan.owning_group_id ?? wordOf(c.form, 'group') },
      },
      doubts,
    }),
    filled ? 400 : 200,
  )
}
