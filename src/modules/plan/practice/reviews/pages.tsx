import { asked, askedChoice, askedDate, type Filled } from '../../../../platform/asked.ts'
import { longDate } from '../../../../platform/dates.ts'
import { button, dateInput, radios, textarea } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { Confirm } from '../../parts.tsx'
import type { PracticeChange } from '../changes/queries.ts'
import { decisionWords, reviewDay } from '../changes/rules.ts'

/** The review of a change of practice: adopt, adapt or abandon, and what was learned. */
export const ReviewPage = ({
  frame,
  path,
  change,
  filled,
  doubts,
  conflict,
}: {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  change: PracticeChange
  filled: Filled
  doubts: readonly string[]
  conflict: boolean
}) => {
  const day = reviewDay(change)
  return (
    <Page
      {...frame}
      title={conflict ? 'Somebody changed this before you saved' : `Review of “${change.title}”`}
      trail={[{ href: path(`/plan/practice/${change.id}`), text: change.title }]}
      lede={
        conflict
          ? `Your words have not been saved. Now it says: ${change.decision ? decisionWords[change.decision].toLowerCase() : 'nothing decided'}${change.learned ? `, “${change.learned}”` : ''}. Save again if yours still hold.`
          : day
            ? `It was to be reviewed on ${longDate(day)}.`
            : 'No day was agreed for its review.'
      }
      errors={filled.errors}
    >
      <form method="post" action={path(`/plan/practice/${change.id}/reviews`)} novalidate>
        <input type="hidden" name="version" value={String(change.version)} />
        {radios({
          ...askedChoice(filled, 'decision'),
          fieldset: { legend: { text: 'What was decided?', classes: 'govuk-fieldset__legend--s' } },
          items: [
            { value: 'adopt', text: 'Adopt it', hint: { text: 'It stays as it is' } },
            { value: 'adapt', text: 'Adapt it', hint: { text: 'It goes on, changed by what was learned' } },
            { value: 'abandon', text: 'Abandon it', hint: { text: 'It stops on the day of the review' } },
          ],
        })}
        {dateInput({
          ...askedDate(filled, 'reviewed_on'),
          fieldset: { legend: { text: 'When was it reviewed?', classes: 'govuk-fieldset__legend--s' } },
        })}
        {textarea({
          ...asked(filled, 'learned'),
          label: { text: 'What was learned?', classes: 'govuk-label--s' },
          rows: '4',
        })}
        {dateInput({
          ...askedDate(filled, 'next'),
          fieldset: { legend: { text: 'Next review on (optional)', classes: 'govuk-fieldset__legend--s' } },
        })}
        <Confirm doubts={doubts} />
        {button({ text: conflict ? 'Save mine over it' : 'Save the review' })}
      </form>
    </Page>
  )
}
