import { html } from 'hono/html'
import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { button, dateInput, input, radios, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  posts: readonly { id: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
  /** Null: a new one. */
  resource: { id: string; what: string } | null
}

/** Money, a post or another thing that an item needs, to add or to change. */
export const ResourceFormPage = ({ frame, path, item, posts, filled, doubts, resource }: Props) => (
  <Page
    {...frame}
    title={resource ? 'Change a resource' : 'Add a resource'}
    caption={item.title}
    trail={[{ href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' }]}
    errors={filled.errors}
  >
    <form
      method="post"
      action={path(resource ? `/plan/resources/${resource.id}` : `/plan/items/${item.id}/resources`)}
      novalidate
    >
      {radios({
        ...askedChoice(filled, 'kind'),
        fieldset: { legend: { text: 'What is it?', classes: 'govuk-fieldset__legend--s' } },
        items: [
          {
            value: 'money',
            text: 'Money',
            conditional: {
              html: html`${input({
                ...asked(filled, 'pounds'),
                label: { text: 'How many pounds? (empty while nobody knows)' },
                classes: 'govuk-input--width-10',
                prefix: { text: '£' },
                inputmode: 'decimal',
              })}${radios({
                ...askedChoice(filled, 'often'),
                classes: 'govuk-radios--inline govuk-radios--small',
                fieldset: { legend: { text: 'Once or each year?' } },
                items: [
                  { value: 'once', text: 'Once' },
                  { value: 'yearly', text: 'Each year' },
                ],
              })}`,
            },
          },
          {
            value: 'post',
            text: 'A post',
            conditional: {
              html: select({
                ...asked(filled, 'post'),
                label: { text: 'Which post?' },
                items: [
                  { value: '', text: 'One that is not on the list of posts' },
                  ...posts.map(({ id, title }) => ({ value: id, text: title })),
                ],
              }),
            },
          },
          { value: 'other', text: 'Something else', hint: { text: 'Rooms, training, a licence' } },
        ],
      })}
      {input({
        ...asked(filled, 'what'),
        label: { text: 'In words', classes: 'govuk-label--s' },
        hint: { text: 'Such as “Two nurse sessions a week”' },
      })}
      {input({ ...asked(filled, 'from'), label: { text: 'From whom? (optional)', classes: 'govuk-label--s' } })}
      {radios({
        ...askedChoice(filled, 'state'),
        classes: 'govuk-radios--small',
        fieldset: { legend: { text: 'How does it stand?', classes: 'govuk-fieldset__legend--s' } },
        items: [
          { value: 'asked', text: 'Asked for' },
          { value: 'agreed', text: 'Agreed' },
          { value: 'refused', text: 'Refused' },
        ],
      })}
      {dateInput({
        ...askedDate(filled, 'ends'),
        fieldset: { legend: { text: 'Last day (optional)', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'The page says so when the item is due after it' },
      })}
      <Confirm doubts={doubts} />
      {button({ text: resource ? 'Save this resource' : 'Add this resource' })}
    </form>
    {resource && (
      <form method="post" action={path(`/plan/resources/${resource.id}/removal`)}>
        {button({ text: 'Take it away', classes: 'govuk-button--secondary' })}
      </form>
    )}
  </Page>
)
