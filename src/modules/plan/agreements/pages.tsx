import { askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { button, dateInput, radios } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'

/** Recording how a post's holder agreed to words that somebody else wrote. */
export const AgreementPage = ({
  frame,
  path,
  update,
  post,
  filled,
}: {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  update: { id: string; item_id: string; title: string; dated: string }
  post: { title: string; holder: string | null }
  filled: Filled
}) => (
  <Page
    {...frame}
    title="Record how they agreed"
    caption={`Update of ${longDate(update.dated)} on ${update.title}`}
    trail={[
      { href: path('/plan/mine'), text: 'My items' },
      { href: path(`/plan/items/${update.item_id}`), text: 'Item' },
    ]}
    lede={`It was written for ${post.title}${post.holder ? ` (${post.holder})` : ''}, who can also say yes with one click under “My items”.`}
    errors={filled.errors}
  >
    <form method="post" action={path(`/plan/updates/${update.id}/agreement`)} novalidate>
      {radios({
        ...askedChoice(filled, 'how'),
        fieldset: { legend: { text: 'How did they agree?', classes: 'govuk-fieldset__legend--s' } },
        items: [
          { value: 'email', text: 'By e-mail' },
          { value: 'meeting', text: 'At a meeting' },
          { value: 'telephone', text: 'By telephone' },
        ],
      })}
      {dateInput({
        ...askedDate(filled, 'on'),
        fieldset: { legend: { text: 'When?', classes: 'govuk-fieldset__legend--s' } },
      })}
      {button({ text: 'Record it' })}
    </form>
  </Page>
)
