import { longInstant } from '../../../platform/dates.ts'
import type { Ctx } from '../../../platform/route.ts'
import type { Laid } from '../laying.ts'
import type { Level } from '../levels/facts.ts'
import { levelWords } from '../levels/rules.ts'
import type { LevelRow } from '../levels/standing.ts'
import { rungState } from './rules.ts'

type Props = { laid: Laid; path: Ctx['path']; mayConfirm: boolean }

/** The ladder of evidence from the top: solid confirmed, open suggested, a hairline not reached, each with its reason. */
export const Ladder = ({ laid, path, mayConfirm }: Props) => {
  const { standing, suggestion, finding } = laid
  return (
    <section aria-labelledby="ladder">
      <h2 class="hf-h2" id="ladder">
        The ladder of evidence
      </h2>
      <ol class="hf-rungs" reversed start={4}>
        {([4, 3, 2, 1, 0] as const).map((level) => (
          <Rung level={level} laid={laid} />
        ))}
      </ol>
      <p class="hf-meta">
        Solid: a person confirmed it. Open: a rule suggests it. Status and sign-off are kept apart from this.
      </p>
      {suggestion.blocked && <p class="hf-p">Blocked: {suggestion.blocked}</p>}
      {standing.waits && (
        <p class="hf-p">
          <strong>Level {standing.waits.level} waits</strong> for a second person who does not answer for the work.{' '}
          {mayConfirm && (
            <a class="govuk-link" href={path(`/thread/levels/${standing.waits.id}`)}>
              Second or refuse it
            </a>
          )}
        </p>
      )}
      {mayConfirm && (
        <p class="hf-p">
          <a class="govuk-link" href={path(`/thread/findings/${finding.id}/levels/new`)}>
            Confirm the level, or say why not
          </a>
        </p>
      )}
    </section>
  )
}

const stateWords = { yes: 'Confirmed', sug: 'Suggested', no: 'Not reached' } as const

const Rung = ({ level, laid }: { level: Level; laid: Laid }) => {
  const { standing, suggestion } = laid
  const state = rungState(level, standing, suggestion)
  const rung = suggestion.rungs[level]
  const here = state === 'yes' && level === standing.level
  return (
    <li class={state === 'no' ? '' : `hf-rungs--${state}`}>
      <span class="hf-rungs__bar" />
      <p>
        <b>
          {level} {levelWords[level]}
        </b>
        <span class="govuk-visually-hidden">, {stateWords[state].toLowerCase()}</span>.{' '}
        {here && standing.row ? (
          <Confirmed row={standing.row} standing={standing} />
        ) : (
          <>
            {state === 'sug' && 'Suggested. '}
            {state === 'no' ? `Not yet. ${rung?.words ?? ''}` : rung?.words}
          </>
        )}
      </p>
    </li>
  )
}

const Confirmed = ({ row, standing }: { row: LevelRow; standing: Laid['standing'] }) => (
  <>
    {standing.fell
      ? `Fallen from level ${row.level}: ${standing.fell}`
      : `Confirmed by ${row.proposer ?? 'somebody'}${row.seconder ? `, seconded by ${row.seconder}` : ''}, ${longInstant(row.seconded_at ?? row.proposed_at)}${standing.judged ? ', judged, not measured' : ''}${standing.mixed ? '; mixed' : ''}. ${row.reason}`}
  </>
)

/** What was put down over time, the newest first, with what else could explain it. */
export const LevelHistory = ({ rows }: { rows: readonly LevelRow[] }) =>
  rows.length === 0 ? null : (
    <section aria-labelledby="levels">
      <h2 class="hf-h2" id="levels">
        Levels over time
      </h2>
      {rows.toReversed().map((row) => (
        <p class="hf-p">
          <b>
            {row.level} {levelWords[row.level]}
          </b>
          {row.judged && ', judged, not measured'}
          {row.mixed && ', mixed'}
          {row.level !== row.suggested && ` (${row.suggested} was suggested)`}. {saidBy(row)} “{row.reason}”
          {row.otherwise !== '' && ` What else could explain it: “${row.otherwise}”`}
          {row.answer !== '' && ` Answer: “${row.answer}”`}
        </p>
      ))}
    </section>
  )

const saidBy = (row: LevelRow): string => {
  const put = `${row.proposer ?? 'Somebody'}, ${longInstant(row.proposed_at)}`
  if (row.state === 'waits') return `Proposed by ${put}; waits for a second person.`
  if (row.state === 'refused') return `Proposed by ${put}; refused${row.seconder ? ` by ${row.seconder}` : ''}.`
  return row.seconder ? `Proposed by ${put}, seconded by ${row.seconder}.` : `Confirmed by ${put}.`
}
