import { asked, type Filled } from '../../../platform/asked.ts'
import { button, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Confirm } from '../parts.tsx'
import { Reasons } from './parts.tsx'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: { id: string; title: string; reference: string }
  reasons: readonly string[]
  filled: Filled
  doubts: readonly string[]
}

/** Opening a complete item again, when its reason did not come with the click. */
export const ReopeningPage = ({ frame, path, item, reasons, filled, doubts }: Props) => (
  <Page
    {...frame}
    title={`Open “${item.title}” again`}
    trail={[{ href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' }]}
    lede="It was reported complete. Say why it is opened again: its leads and the board read the reason."
    errors={filled.errors}
  >
    {reasons.length > 0 && <Reasons of={reasons} />}
    <form method="post" action={path(`/plan/items/${item.id}/reopening`)} novalidate>
      {textarea({
        ...asked(filled, 'reason'),
        label: { text: 'Why it is opened again', classes: 'govuk-label--s' },
        rows: '3',
      })}
      <Confirm doubts={doubts} />
      {button({ text: 'Open it again' })}
    </form>
  </Page>
)
