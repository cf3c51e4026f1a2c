import { asked, type Filled } from '../../../platform/asked.ts'
import { button, input } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { Round, RoundLine } from '../rounds/model.ts'

/** Whether an update on one item is required in a round, with the reason. */
export const RequirementPage = ({
  frame,
  path,
  round,
  line,
  filled,
}: {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  round: Round
  line: RoundLine
  filled: Filled
}) => (
  <Page
    {...frame}
    title={line.required ? 'Do not require this update' : 'Require this update'}
    caption={[line.reference, line.title].filter(Boolean).join(' ')}
    trail={[{ href: path(`/plan/rounds/${round.id}`), text: `Round ${round.title}` }]}
    lede={
      line.required
        ? 'It then stands as not required, with your reason, on the round and in its release.'
        : `Now it is not required: ${line.why_not || 'no reason was given'}.`
    }
    errors={filled.errors}
  >
    <form method="post" action={path(`/plan/rounds/${round.id}/items/${line.item_id}/requirement`)} novalidate>
      <input type="hidden" name="required" value={line.required ? 'no' : 'yes'} />
      {input({
        ...asked(filled, 'why'),
        label: {
          text: line.required ? 'Why is it not required in this round?' : 'Why is it required after all?',
          classes: 'govuk-label--s',
        },
      })}
      {button({ text: line.required ? 'Do not require it' : 'Require it' })}
    </form>
  </Page>
)
