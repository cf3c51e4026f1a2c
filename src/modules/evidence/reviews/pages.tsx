import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, textarea } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import type { Piece } from '../queries.ts'

export const ReviewPage = ({
  frame,
  path,
  piece,
  filled,
  doubts,
  conflict,
}: {
  frame: Frame & { banner?: string | undefined }
  path: (rest: string) => string
  piece: Piece
  filled: Filled
  doubts: readonly string[]
  conflict: boolean
}) => (
  <Page
    {...frame}
    title={conflict ? 'Somebody changed this piece before you saved' : `Look again at “${piece.title}”`}
    trail={[
      { href: path('/evidence'), text: 'Evidence' },
      { href: path(`/evidence/pieces/${piece.id}`), text: piece.title },
    ]}
    lede={
      conflict
        ? 'Your words have not been saved. What is saved now stands first, your words below it: save again if they still hold.'
        : 'Does it still hold? Say what you found, and when somebody should look next.'
    }
    errors={filled.errors}
  >
    {piece.reviewed_on && (
      <p class="govuk-body">
        Last looked at on {longDate(piece.reviewed_on)}: {piece.review_result || 'nothing was said'}
      </p>
    )}
    <form method="post" action={path(`/evidence/pieces/${piece.id}/reviews`)} novalidate>
      <input type="hidden" name="version" value={String(piece.version)} />
      {textarea({
        ...asked(filled, 'result'),
        label: { text: 'What came of it?', classes: 'govuk-label--s' },
        hint: { text: 'Such as: still true, the sample of May was read again and shows the same' },
        rows: '4',
      })}
      {dateInput({
        ...askedDate(filled, 'reviewed_on'),
        fieldset: { legend: { text: 'When was it looked at?', classes: 'govuk-fieldset__legend--s' } },
      })}
      {dateInput({
        ...askedDate(filled, 'next'),
        fieldset: { legend: { text: 'Look at it next on (optional)', classes: 'govuk-fieldset__legend--s' } },
        hint: { text: 'Whoever added it is reminded by mail 14 days before, and once when the day has passed' },
      })}
      <Doubts doubts={doubts} filled={filled} />
      {button({ text: conflict ? 'Save mine' : 'Save' })}
    </form>
  </Page>
)
