import { askedChoices, type Filled } from '../../../platform/asked.ts'
import { button, checkboxes } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { counted, upper } from '../../../platform/sentence.ts'
import { type Round, type RoundCounts, type RoundLine, standingSentence, stateWords } from '../../plan/index.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

/** Asks once before a round is closed: what will be frozen, what came late or not at all, who will read it. */
export const ClosurePage = (
  p: Around & {
    round: Round
    lines: readonly RoundLine[]
    counts: RoundCounts
    items: number
    levels: number
    gaps: number
    number: number
    /** Parts that agencies hold back until the release. */
    heldBack: number
    signedOff: boolean
    filled: Filled
  },
) => (
  <Page
    {...p.frame}
    title={`Close ${p.round.title}`}
    trail={trail(p)}
    errors={p.filled.errors}
    lede={`${p.round.plan} is frozen as release ${p.number}, as it stands at this moment. It cannot be changed or closed twice.`}
  >
    <h2 class="hf-h2">What is released</h2>
    <ul class="govuk-list govuk-list--bullet">
      <li>{`${upper(counted(p.items, 'item'))} with their leads, dates, moves, milestones, measures and last update, reported and suggested status side by side.`}</li>
      <li>
        {p.levels === 0
          ? 'No level of evidence, for none is worked out yet.'
          : `The level of evidence of ${counted(p.levels, 'finding')}, as confirmed.`}
      </li>
      {p.heldBack > 0 && <li>{`${upper(counted(p.heldBack, 'contribution'))} that agencies held back until now.`}</li>}
    </ul>
    <p class="govuk-body">
      {p.gaps === 0
        ? 'No gap in the evidence is known.'
        : `${upper(counted(p.gaps, 'gap'))} in the evidence ${p.gaps === 1 ? 'stays' : 'stay'} beside the release, for those who work on the plan. Viewers and inspectors do not see ${p.gaps === 1 ? 'it' : 'them'}.`}
    </p>
    <h2 class="hf-h2">What is late or missing</h2>
    <p class="govuk-body">{standingSentence(p.counts)}</p>
    <Wanting lines={p.lines} path={p.path} />
    <form method="post" action={p.path(`/report/rounds/${p.round.id}/closure`)} novalidate>
      {!p.signedOff &&
        checkboxes({
          ...askedChoices(p.filled, 'unsigned'),
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'Nobody has signed this round off', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'A release says whether it was signed off' },
          items: [{ value: 'yes', text: 'Close it without a sign-off' }],
        })}
      {button({ text: `Close this round and make release ${p.number}` })}
    </form>
  </Page>
)

const trail = (p: Around & { round: Round }) => [
  { href: p.path('/plan'), text: 'Plan' },
  { href: p.path(`/plan/plans/${p.round.plan_id}/rounds`), text: 'Rounds' },
]

// Everything that is not in, or waits for a yes.
const Wanting = ({ lines, path }: { lines: readonly RoundLine[]; path: Ctx['path'] }) => {
  const wanting = lines.filter(({ state }) => state !== 'answered' && state !== 'not_required')
  return wanting.length === 0 ? null : (
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">Items of the round that are not answered in full</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Lead post</th>
          <th scope="col">How it stands</th>
        </tr>
      </thead>
      <tbody>
        {wanting.map((line) => (
          <tr>
            <th scope="row">
              <a class="govuk-link hf-quiet" href={path(`/plan/items/${line.item_id}`)}>
                {[line.reference, line.title].filter(Boolean).join(' ')}
              </a>
            </th>
            <td data-label="Lead post">{line.leads.map(({ title }) => title).join(', ') || 'No lead'}</td>
            <td data-label="How it stands">{stateWords[line.state]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A round that cannot be closed: why, and where it stands. */
export const NotClosedPage = (p: Around & { round: Round; why: string }) => (
  <Page {...p.frame} title={`${p.round.title} cannot be closed`} trail={trail(p)} lede={p.why}>
    <p class="govuk-body">
      <a class="govuk-link" href={p.path(`/plan/plans/${p.round.plan_id}/rounds`)}>
        See the rounds of this plan
      </a>
    </p>
  </Page>
)
