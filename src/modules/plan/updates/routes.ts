import { longDate } from '../../../platform/dates.ts'
import type { Filled } from '../../../platform/asked.ts'
import { type Answer, type Ctx, goTo, member, missing, page, refused, type Route } from '../../../platform/route.ts'
import { type Form, wordOf } from '../../../platform/forms.ts'
import { note } from '../../history/index.ts'
import { agencies, postsOf } from '../../partnership/index.ts'
import { updatable } from '../items/access.ts'
import { isNewForecast, moveSentence } from '../items/rules.ts'
import { gone } from '../deletions/gone.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { statusShown } from '../plans/rules.ts'
import { planTree } from '../outline/queries.ts'
import { roundOfItem } from '../rounds/queries.ts'
import { type Suggestion, suggestionsOf } from '../suggestion/queries.ts'
import { differs } from '../suggestion/rules.ts'
import { narrativeOf, readUpdate, type UpdateFields } from './form.ts'
import { UpdatePage } from './pages.tsx'
import { confirm, findUpdate, postUpdate, updatesOn } from './queries.ts'
import { mayConfirm, unchangedWords, type Voice, voices } from './rules.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/plan/items/:item/updates/new',
    can: member('plan.update'),
    run: (c) => withItem(c, (found) => show(c, found, { words: {} }, [], 200)),
  },
  {
    method: 'POST',
    path: '/plan/items/:item/updates',
    can: member('plan.update'),
    run: (c) =>
      withItem(c, async (found) => {
        const read = readUpdate(c.form, {
          ...found,
          words: found.plan.keys[0]?.words ?? [],
          agencies: namesAgency(c.form) ? await agencies(c.db) : [],
          today: c.today,
        })
        if (read.errors) return show(c, found, { words: c.form, errors: read.errors }, [], 400)
        const doubts = doubtsIn(c.form, narrativeOf(read.value))
        if (doubts.length > 0) return show(c, found, { words: c.form, errors: doubtErrors }, doubts, 400)
        return send(c, found, read.value, `Sent your update on “${found.item.title}”`)
      }),
  },
  {
    method: 'POST',
    path: '/plan/items/:item/no-change',
    can: member('plan.update'),
    run: (c) => withItem(c, (found) => unchanged(c, found)),
  },
  {
    method: 'POST',
    path: '/plan/updates/:update/confirmation',
    can: member('plan.update'),
    run: async (c) => {
      const update = await findUpdate(c.db, c.params.update ?? '')
      if (!update) return missing
      const { holds } = await postsOf(c.db, c.user.id, c.today)
      if (update.for_post_id === null || !holds.includes(update.for_post_id)) return refused
      if (mayConfirm(update, holds)) {
        await confirm(c.db, update.id, c.today)
        await note(c, 'plan.item', update.item_id, `said yes to the update of ${longDate(update.dated)}`)
      }
      return goTo(c.path(`/plan/items/${update.item_id}`), 'You have said yes to it')
    },
  },
]

const namesAgency = (form: Form) =>
  Object.keys(form).some((name) => name.startsWith('part-') && wordOf(form, name).trim() !== '')

type Found = Exclude<Awaited<ReturnType<typeof updatable>>, string> & { voices: Voice[]; suggested: Suggestion | null }

async function withItem(c: Ctx, run: (found: Found) => Answer | Promise<Answer>): Promise<Answer> {
  const found = await updatable(c, c.params.item ?? '', 'posts')
  if (found === 'missing') return gone(c, c.params.item ?? '')
  if (found === 'refused') return refused
  const { plan, item } = found
  // A heading that carries a status is judged by what stands under it.
  const tree = item.line ? { plan, items: [item] } : await planTree(c.db, plan.id)
  const suggested =
    (await suggestionsOf(c.db, tree ?? { plan, items: [item] }, c.today, { leaves: c.now })).get(item.id) ?? null
  return run({ ...found, voices: voices(item, found.who), suggested })
}

async function send(
  c: Ctx,
  { item, plan, suggested }: Found,
  fields: UpdateFields,
  said: string,
  noChange = false,
): Promise<Answer> {
  const keyId = plan.keys[0]?.id
  const tone = plan.keys[0]?.words.find(({ code }) => code === fields.status)?.shape ?? null
  const isOther = differs(tone, suggested)
  const roundId = await roundOfItem(c.db, item.id, fields.dated)
  await postUpdate(
    c.db,
    {
      itemId: item.id,
      ...fields,
      roundId,
      noChange,
      suggested: suggested?.tone ?? null,
      suggestedWhy: suggested?.reasons ?? [],
      differsWhy: isOther ? fields.differsWhy : '',
      ...(keyId ? { keyId } : {}),
    },
    { ...item, plan_id: plan.id },
  )
  const status = statusShown({ status: fields.status, kind: item.kind }, plan.keys)
  await note(
    c,
    'plan.item',
    item.id,
    `said ${status.word.toLowerCase()}${fields.dated === c.today ? '' : `, for ${longDate(fields.dated)}`}`,
  )
  if (fields.forecast && isNewForecast(item, fields.forecast))
    await note(
      c,
      'plan.item',
      item.id,
      moveSentence(
        'forecast',
        { kind: 'date', date: item.forecast ?? item.due },
        { kind: 'date', date: fields.forecast },
        fields.forecastReason,
      ),
    )
  return goTo(c.path(`/plan/items/${item.id}`), said)
}

// One click: the last status and the last next step stand. Who writes for others says at once that its holder has still
// to agree; the holder confirms with one click.
async function unchanged(c: Ctx, found: Found): Promise<Answer> {
  const [last] = await updatesOn(c.db, [found.item.id])
  const words = found.plan.keys[0]?.words ?? []
  if (!last || !words.some(({ code }) => code === last.status))
    return goTo(
      c.path(`/plan/items/${found.item.id}/updates/new`),
      'Nothing has been said with today’s key yet, so say how it is going',
    )
  const voice = found.voices[0]
  return send(
    c,
    found,
    {
      status: last.status,
      done: unchangedWords(last, longDate),
      next: last.next,
      difference: '',
      help: last.help,
      dated: c.today,
      forecast: null,
      forecastReason: '',
      forPostId: voice?.postId ?? null,
      agreedHow: voice && !voice.own ? 'not_yet' : 'holder',
      agreedOn: null,
      contributions: [],
      differsWhy: '',
    },
    `Noted: no change on “${found.item.title}”`,
    true,
  )
}

async function show(
  c: Ctx,
  found: Found,
  filled: Filled,
  doubts: readonly string[],
  status: 200 | 400,
): Promise<Answer> {
  const { item, plan } = found
  const [last] = await updatesOn(c.db, [item.id])
  return page(
    UpdatePage({
      frame: c.frame('plan'),
      path: c.path,
      item,
      words: plan.keys[0]?.words ?? [],
      voices: found.voices,
      suggested: found.suggested,
      agencies: await agencies(c.db),
      filled,
      doubts,
      // Nobody said the words of an import on that day: they stood in the file.
      last:
        last && last.agreed_how !== 'imported'
          ? { dated: last.dated, word: statusShown({ status: last.status, kind: item.kind }, plan.keys).word }
          : null,
      today: c.today,
      mayAddEvidence: c.may('evidence.add'),
    }),
    status,
  )
}
