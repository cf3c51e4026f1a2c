import { wordOf, wordsOf, versionOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, missing, page } from '../../../../platform/route.ts'
import { wordsIn } from '../decisions.ts'
import type { Decision, Field, ProposedItem } from '../proposal.ts'
import { conflict } from './conflict.ts'
import { CorrectPage } from './correct-pages.tsx'
import { fieldWords, told } from './described.ts'
import { pageOf } from './lines.ts'
import { type Opened, openImport } from './opened.ts'
import { fields, partsOf, splitFields } from './passages.ts'
import { saveDecisions } from './queries.ts'
import { show } from './settle.ts'

/** The page on which one item of an import is put right. */
export const showItem = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const item = itemOf(c, opened)
  return item ? itemPage(c, opened, item, {}, null) : missing
}

/** New words for fields of an item. */
export const edit = (c: Ctx): Promise<Answer> =>
  decide(c, 'edits', (_, item) => {
    const title = wordOf(c.form, 'title').trim()
    if (title === '') return { field: 'title', text: 'Enter a title, or leave the item out' }
    if (title.length > 500) return { field: 'title', text: 'The title must be 500 characters or fewer' }
    const changed = fields.filter((field) => {
      const typed = wordOf(c.form, field).trim()
      return typed.length <= 20_000 && typed !== wordsIn(item, field).trim()
    })
    return changed.map(
      (field): Decision => ({ do: 'edit', item: item.key, field, value: wordOf(c.form, field).trim() }),
    )
  })

/** Two items out of one: where the second begins in each field. */
export const split = (c: Ctx): Promise<Answer> =>
  decide(c, 'split', (_, item) => {
    const at: Extract<Decision, { do: 'split' }>['at'] = {}
    for (const field of splitFields) {
      const sent = wordOf(c.form, `at-${field}`)
      if (sent !== '' && partsOf(wordsIn(item, field), field).some((part) => String(part.at) === sent))
        at[field] = Number(sent)
    }
    return Object.keys(at).length === 0
      ? { field: 'at', text: 'Choose where the second item begins in at least one field' }
      : [{ do: 'split', item: item.key, at }]
  })

/** Joins an item with the one before or after it. */
export const merge = (c: Ctx): Promise<Answer> =>
  decide(c, 'merger', ({ proposal }, item) => {
    const at = proposal.items.findIndex(({ key }) => key === item.key)
    const other = proposal.items[wordOf(c.form, 'with') === 'before' ? at - 1 : at + 1]
    return other
      ? [{ do: 'merge', items: other === proposal.items[at - 1] ? [other.key, item.key] : [item.key, other.key] }]
      : { field: 'with', text: 'There is no item there to join it with' }
  })

/** Moves ticked passages to another field or another item. */
export const move = (c: Ctx): Promise<Answer> =>
  decide(c, 'moves', ({ proposal }, item) => {
    const to = proposal.items.find(({ key }) => key === wordOf(c.form, 'to-item'))
    const field = fields.find((each) => each === wordOf(c.form, 'to-field'))
    const ticked = wordsOf(c.form, 'passage').flatMap((value) => {
      const [from = '', at = ''] = value.split(':')
      const known = fields.find((each) => each === from)
      const text = known && partsOf(wordsIn(item, known), known)[Number(at)]?.text
      return known && text ? [{ text, from: known }] : []
    })
    if (ticked.length === 0) return { field: 'passage', text: 'Tick the words to move' }
    if (!to || !field) return { field: 'to-item', text: 'Choose where the words go' }
    if (to.key === item.key && ticked.every(({ from }) => from === field))
      return { field: 'to-field', text: 'The words stand there already: choose another item or another field' }
    return ticked.map(
      (passage): Decision => ({
        do: 'move',
        text: passage.text,
        from: { item: item.key, field: passage.from },
        to: { item: to.key, field },
      }),
    )
  })

/** Leaves an item out; its words stay in the file, which is kept. */
export const drop = (c: Ctx): Promise<Answer> => decide(c, 'dropping', (_, item) => [{ do: 'drop', item: item.key }])

type Fault = { field: string; text: string }

const decide = async (
  c: Ctx,
  what: string,
  decided: (opened: Opened, item: ProposedItem) => Decision[] | Fault,
): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made, proposal } = opened
  const item = itemOf(c, opened)
  if (!item) return missing
  const given = decided(opened, item)
  if (!Array.isArray(given)) return itemPage(c, opened, item, c.form, given)
  const here = c.path(`/plan/imports/${made.id}`)
  const action = c.path(`/plan/imports/${made.id}/items/${item.key}/${what}`)
  const words = given.map((decision) => told(decision, proposal))
  if (versionOf(c.form) !== made.version) return conflict(c, opened, words, action)
  if (given.length === 0) return goTo(here)
  if (!(await saveDecisions(c.db, made.id, made.version, [...made.decisions, ...given])))
    return conflict(c, opened, words, action)
  return goTo(`${here}?page=${pageOf(proposal, item.key)}`, `Done: ${words.join('; ')}`.slice(0, 400))
}

const itemOf = (c: Ctx, { proposal }: Opened): ProposedItem | undefined =>
  proposal.items.find(({ key }) => key === c.params.key)

const itemPage = (
  c: Ctx,
  { made, proposal }: Opened,
  item: ProposedItem,
  form: Ctx['form'],
  fault: Fault | null,
): Answer => {
  const words = (field: Field) => (Object.hasOwn(form, field) ? wordOf(form, field) : wordsIn(item, field))
  return page(
    CorrectPage({
      frame: c.frame('plan'),
      path: c.path,
      made,
      proposal,
      item,
      at: proposal.items.indexOf(item),
      filled: {
        words: Object.fromEntries(fields.map((field) => [field, words(field)])),
        errors: fault ? [{ field: fault.field, href: `#${fault.field}`, text: fault.text }] : [],
      },
      fieldWords,
    }),
    fault ? 400 : 200,
  )
}
