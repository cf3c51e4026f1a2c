import { asked, askedChoice, askedChoices, askedDate, type Filled } from '../../../platform/asked.ts'
import { type Form, wordOf } from '../../../platform/forms.ts'
import { button, checkboxes, dateInput, input, radios, select, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import { levels } from '../plans/model.ts'
import { GroupFields } from '../plans/pages.tsx'
import { wordOfLevel } from '../plans/rules.ts'
import { parentsFor } from './rules.ts'

export type ItemFormProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  tree: PlanTree
  /** Null: a new item. */
  item: TreeItem | null
  filled: Filled
  /** The words the form began with, so that two people's changes can be told apart. */
  began: Form
  doubts: readonly string[]
  posts: readonly { id: string; title: string; holder: string | null; ended_on: string | null }[]
  agencies: readonly { id: string; name: string }[]
  groups: readonly { name: string }[]
}

/** Everything about an item but its measures, findings and milestones, which have their own pages. */
export const ItemFormPage = (p: ItemFormProps) => {
  const { item, tree, filled, path } = p
  const { plan } = tree
  return (
    <Page
      {...p.frame}
      title={item ? `Change “${item.title}”` : 'Add an item'}
      trail={[
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
        ...(item ? [{ href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' }] : []),
      ]}
      lede={item ? undefined : 'A title and a place are enough. Everything else can follow.'}
      errors={filled.errors}
    >
      <form method="post" action={path(item ? `/plan/items/${item.id}` : `/plan/plans/${plan.id}/items`)} novalidate>
        {item && <input type="hidden" name="version" value={wordOf(filled.words, 'version') || String(item.version)} />}
        {item && <input type="hidden" name="began" value={JSON.stringify(p.began)} />}
        {input({ ...asked(filled, 'title'), label: { text: 'Title', classes: 'govuk-label--s' } })}
        {input({
          ...asked(filled, 'reference'),
          label: { text: 'Reference (optional)', classes: 'govuk-label--s' },
          hint: { text: 'As your plan numbers it, such as 1.2.3' },
          classes: 'govuk-input--width-10',
        })}
        <Place {...p} />
        {textarea({
          ...asked(filled, 'aim'),
          label: { text: 'Aim (optional)', classes: 'govuk-label--s' },
          hint: { text: 'What will be different, for which children or staff' },
          rows: '3',
        })}
        {radios({
          ...askedChoice(filled, 'kind'),
          fieldset: { legend: { text: 'What kind of item is it?', classes: 'govuk-fieldset__legend--s' } },
          items: [
            { value: 'improvement', text: 'Something to improve' },
            {
              value: 'no_improvement_needed',
              text: 'No improvement needed',
              hint: { text: 'It stays in the plan with its reason' },
              conditional: {
                html: textarea({ ...asked(filled, 'reason'), label: { text: 'Why is none needed?' }, rows: '3' }),
              },
            },
            {
              value: 'signpost',
              text: 'A signpost',
              hint: { text: 'The work stands in another plan' },
              conditional: {
                html: input({
                  ...asked(filled, 'signpost'),
                  label: { text: 'Which plan, which item, and who reports on it?' },
                }),
              },
            },
          ],
        })}
        <Leads {...p} />
        {select({
          ...asked(filled, 'agency'),
          label: { text: 'Lead agency (optional)', classes: 'govuk-label--s' },
          items: [{ value: '', text: 'Not said' }, ...p.agencies.map(({ id, name }) => ({ value: id, text: name }))],
        })}
        <GroupFields filled={filled} groups={p.groups} />
        <Dates {...p} />
        {textarea({
          ...asked(filled, 'links'),
          label: { text: 'Links (optional)', classes: 'govuk-label--s' },
          hint: { text: 'One on each line: addresses, or plans and documents by name' },
          rows: '3',
        })}
        <Confirm doubts={p.doubts} />
        {button({ text: item ? 'Save this item' : 'Add this item' })}
      </form>
    </Page>
  )
}

const Place = ({ filled, tree, item }: ItemFormProps) => {
  const used = tree.plan.levels.map(({ level }) => level)
  const offered = levels.filter((level) => used.includes(level) || level === item?.level)
  return (
    <>
      {select({
        ...asked(filled, 'parent'),
        label: { text: 'Where does it stand?', classes: 'govuk-label--s' },
        items: [
          { value: '', text: 'At the top' },
          ...parentsFor(tree.items, item?.id ?? null).map(({ id, depth, reference, title }) => ({
            value: id,
            text: `${'– '.repeat(depth)}Under ${[reference, title].filter(Boolean).join(' ').slice(0, 90)}`,
          })),
        ],
      })}
      {select({
        ...asked(filled, 'level'),
        label: { text: 'Level', classes: 'govuk-label--s' },
        items: offered.map((level) => ({ value: level, text: wordOfLevel(tree.plan, level) })),
      })}
    </>
  )
}

const Leads = ({ filled, posts, item }: ItemFormProps) => {
  const held = new Set(item?.leads.map(({ id }) => id))
  const offered = posts.filter(({ id, ended_on: ended }) => ended === null || held.has(id))
  return (
    <>
      {offered.length > 0 &&
        checkboxes({
          ...askedChoices(filled, 'leads'),
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'Which posts lead it?', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'Posts, not persons: whoever holds the post answers for it' },
          items: offered.map(({ id, title, holder }) => ({
            value: id,
            text: title,
            hint: { text: holder ?? 'Vacant' },
          })),
        })}
      {input({
        ...asked(filled, 'newPost'),
        label: {
          text: offered.length > 0 ? 'Another post that leads it (optional)' : 'Post that leads it (optional)',
          classes: 'govuk-label--s',
        },
        hint: { text: 'Such as “Head of children’s nursing”. A new title adds the post.' },
      })}
    </>
  )
}

const Dates = ({ filled, item }: ItemFormProps) => (
  <>
    {dateInput({
      ...askedDate(filled, 'starts'),
      fieldset: { legend: { text: 'Start (optional)', classes: 'govuk-fieldset__legend--s' } },
    })}
    {radios({
      ...askedChoice(filled, 'dueKind'),
      fieldset: { legend: { text: 'By when?', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'The date that the owning group agreed' },
      items: [
        {
          value: 'date',
          text: 'By a day',
          conditional: {
            html: dateInput({ ...askedDate(filled, 'due'), fieldset: { legend: { text: 'Agreed date' } } }),
          },
        },
        { value: 'ongoing', text: 'Ongoing' },
        { value: 'to_be_confirmed', text: 'To be confirmed' },
      ],
    })}
    {item?.due &&
      textarea({
        ...asked(filled, 'dueReason'),
        label: { text: 'If the agreed date has moved: why?', classes: 'govuk-label--s' },
        hint: { text: 'Boards see the reason, and how often the date has moved' },
        rows: '2',
      })}
    {dateInput({
      ...askedDate(filled, 'forecast'),
      fieldset: { legend: { text: 'Forecast (optional)', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'When the lead expects it to be finished' },
    })}
    {item &&
      textarea({
        ...asked(filled, 'forecastReason'),
        label: { text: 'If the forecast is another day: why?', classes: 'govuk-label--s' },
        rows: '2',
      })}
  </>
)
