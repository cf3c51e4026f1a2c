import { asked, askedChoice, type Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, insetText, radios, textarea, warningText } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { named } from '../gaps/facts.ts'
import type { Laid } from '../laying.ts'
import { levelWords } from './rules.ts'
import type { LevelRow } from './standing.ts'

type Around = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  laid: Laid
  filled: Filled
  doubts: readonly string[]
}

const trailOf = ({ path, laid }: Around) => [
  { href: path('/thread'), text: 'Golden thread' },
  { href: path(`/thread/findings/${laid.finding.id}`), text: named(laid.finding) },
]

/** Confirms the level of a finding, or puts another one, with a reason. */
export const LevelPage = (p: Around & { overtaken: boolean }) => {
  const { suggestion, standing, finding } = p.laid
  const newest = standing.waits?.id ?? standing.row?.id ?? ''
  return (
    <Page
      {...p.frame}
      title={p.overtaken ? 'Somebody put down a level before you saved' : 'Confirm the level of evidence'}
      caption={named(finding)}
      trail={trailOf(p)}
      lede={`Level ${suggestion.level} is suggested: ${levelWords[suggestion.level].toLowerCase()}${suggestion.judged ? ', judged, not measured' : ''}${suggestion.mixed ? ', mixed' : ''}.`}
      errors={p.filled.errors}
    >
      {p.overtaken && (
        <p class="govuk-body">
          Your words have not been saved. What was put down: <Said row={standing.waits ?? standing.row} /> Yours stands
          below; save it to put it down as well.
        </p>
      )}
      <ul class="govuk-list govuk-list--bullet">
        {suggestion.reasons.map((reason) => (
          <li>{reason}</li>
        ))}
        {suggestion.blocked && <li>Blocked: {suggestion.blocked}</li>}
      </ul>
      <p class="govuk-body">
        <strong>{suggestion.level === 4 ? 'From here on' : `Level ${suggestion.level + 1} is not reached`}.</strong>{' '}
        {suggestion.next}
      </p>
      <form method="post" action={p.path(`/thread/findings/${finding.id}/levels`)} novalidate>
        <input type="hidden" name="newest" value={newest} />
        <Doubts doubts={p.doubts} />
        {radios({
          ...askedChoice(p.filled, 'level'),
          fieldset: { legend: { text: 'Which level holds?', classes: 'govuk-fieldset__legend--s' } },
          hint: {
            text: 'Above what is suggested, or judged, it waits for a second person who does not answer for the work',
          },
          items: [
            ...([0, 1, 2, 3] as const).map((level) => ({
              value: String(level),
              text: `${level} ${levelWords[level]}`,
            })),
            {
              value: '3j',
              text: '3 Better for children: judged, not measured',
              hint: {
                text: 'Two independent kinds of evidence agree after the change, and somebody outside the delivering agency confirms it',
              },
            },
            { value: '4', text: `4 ${levelWords[4]}` },
          ],
        })}
        {textarea({
          ...asked(p.filled, 'reason'),
          label: { text: 'Why?', classes: 'govuk-label--s' },
          rows: '4',
        })}
        {textarea({
          ...asked(p.filled, 'otherwise'),
          label: { text: 'What else could explain it?', classes: 'govuk-label--s' },
          hint: {
            text: 'Asked from level 3 on: other work, fewer or other children, another way of counting, a bad year before, chance',
          },
          rows: '4',
        })}
        {button({ text: 'Put down this level' })}
      </form>
    </Page>
  )
}

const Said = ({ row }: { row: LevelRow | null }) =>
  row ? (
    <>
      level {row.level}, {levelWords[row.level].toLowerCase()}, by {row.proposer ?? 'somebody'} on{' '}
      {longInstant(row.proposed_at)}: “{row.reason}”.
    </>
  ) : (
    <>nothing yet.</>
  )

/** A level above the suggestion, for the second person: second it, or refuse it with a reason. */
export const AnswerPage = (p: Around & { row: LevelRow; mayNot: string | null }) => (
  <Page
    {...p.frame}
    title={`Level ${p.row.level} waits for a second person`}
    caption={named(p.laid.finding)}
    trail={trailOf(p)}
    lede={`${p.row.proposer ?? 'Somebody'} proposes level ${p.row.level}, ${levelWords[p.row.level].toLowerCase()}${p.row.judged ? ', judged, not measured' : ''}. Level ${p.row.suggested} was suggested.`}
    errors={p.filled.errors}
  >
    <h2 class="govuk-heading-m">The reason</h2>
    {insetText({ text: p.row.reason })}
    {p.row.otherwise !== '' && (
      <>
        <h2 class="govuk-heading-m">What else could explain it</h2>
        {insetText({ text: p.row.otherwise })}
      </>
    )}
    <h2 class="govuk-heading-m">What is suggested now: level {p.laid.suggestion.level}</h2>
    <ul class="govuk-list govuk-list--bullet">
      {p.laid.suggestion.reasons.map((reason) => (
        <li>{reason}</li>
      ))}
      <li>
        {p.laid.suggestion.level < 4 && `Level ${p.laid.suggestion.level + 1} is not reached. `}
        {p.laid.suggestion.next}
      </li>
    </ul>
    {p.mayNot ? (
      <div id="words">{warningText({ iconFallbackText: 'Warning', text: p.mayNot })}</div>
    ) : (
      <form method="post" action={p.path(`/thread/levels/${p.row.id}/second`)} novalidate>
        <Doubts doubts={p.doubts} />
        {textarea({
          ...asked(p.filled, 'words'),
          label: { text: 'Your words', classes: 'govuk-label--s' },
          hint: { text: 'If you refuse it, say why' },
          rows: '4',
        })}
        <div class="govuk-button-group">
          {button({ text: 'Second it' })}
          {button({
            text: 'Refuse it',
            classes: 'govuk-button--secondary',
            attributes: { formaction: p.path(`/thread/levels/${p.row.id}/refusal`) },
          })}
        </div>
      </form>
    )}
  </Page>
)
