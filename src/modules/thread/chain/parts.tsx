// The lower links of the rope: measures, what looked at practice, evidence, grades and conclusions.
import { longDate } from '../../../platform/dates.ts'
import { Missing } from '../../../platform/shapes.tsx'
import { natureWords } from '../../evidence/index.ts'
import { kindWords, latestSentence } from '../../measure/index.ts'
import type { ChainProps } from './page.tsx'
import { Knot } from './rope.tsx'
import { concludedBy, saying } from './rules.ts'

/** The measures linked to the finding, each with its newest figure and what it says about the change. */
export const MeasuresTable = (p: ChainProps) => {
  const { laid, thread } = p
  const linked = new Set(laid.facts.measures.map(({ id }) => id))
  const through = new Set(
    laid.items.flatMap(({ targets }) => targets.flatMap(({ measure_id: id }) => (id && !linked.has(id) ? [id] : []))),
  )
  const said = new Map(laid.suggestion.measures.map(({ id, words }) => [id, words]))
  const shown = thread.measures.filter(({ id }) => linked.has(id) || through.has(id))
  return (
    <Knot
      gaps={p.gaps}
      path={p.path}
      may={p.may}
      link="measures"
      title={saying(shown.length, 'measure follows it', 'measures follow it', 'No measure follows it')}
    >
      {shown.length > 0 && (
        <table class="hf-table hf-table--tight hf-stack">
          <caption class="govuk-visually-hidden">Measures, each with what it says about the change</caption>
          <thead>
            <tr>
              <th scope="col">Measure</th>
              <th scope="col">Newest figure</th>
              <th scope="col">What it says about the change</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((measure) => {
              const latest = thread.figures.get(measure.id)?.at(-1)
              return (
                <tr>
                  <td>
                    <a class="govuk-link" href={p.path(`/measure/measures/${measure.id}`)}>
                      {measure.title}
                    </a>
                    <span class="hf-meta"> {kindWords[measure.kind]}</span>
                  </td>
                  <td data-label="Newest figure">
                    {latest ? latestSentence(measure, latest) : <Missing words="No figure yet" />}
                  </td>
                  <td data-label="What it says">
                    {said.get(measure.id) ??
                      'Followed by an item, but not linked to the finding: it proves nothing about it.'}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {p.may('inspection.edit') && (
        <p class="hf-p">
          <a class="govuk-link" href={p.path(`/thread/findings/${laid.finding.id}/measures/new`)}>
            Link a measure
          </a>
        </p>
      )}
    </Knot>
  )
}

/** Records read and observations, before and after the change was in use. */
export const Looked = (p: ChainProps) => {
  const { laid } = p
  const looked = [
    ...new Map(
      laid.supports
        .filter(({ nature }) => nature === 'records' || nature === 'observation')
        .map((piece) => [piece.evidence_id, piece]),
    ).values(),
  ]
  return (
    <Knot
      gaps={p.gaps}
      path={p.path}
      may={p.may}
      link="practice"
      title={saying(
        looked.length,
        'reading or visit looked at practice',
        'readings and visits looked at practice',
        'Nobody has looked at practice',
      )}
    >
      {looked.length > 0 && (
        <table class="hf-table hf-table--tight hf-stack">
          <caption class="govuk-visually-hidden">Readings of records and observations</caption>
          <thead>
            <tr>
              <th scope="col">What looked</th>
              <th scope="col">At time</th>
              <th scope="col">Found in</th>
            </tr>
          </thead>
          <tbody>
            {looked.map((piece) => (
              <tr>
                <td>
                  <a class="govuk-link" href={p.path(`/evidence/pieces/${piece.evidence_id}`)}>
                    {piece.title}
                  </a>
                </td>
                <td data-label="At time">
                  {piece.speaks_from || piece.speaks_to ? spanOf(piece) : <Missing words="Period not said" />}
                  {laid.inUse && piece.speaks_from && (
                    <span class="hf-meta">
                      {piece.speaks_from >= laid.inUse ? ' After the change' : ' Before the change, or partly'}
                    </span>
                  )}
                </td>
                <td data-label="Found in">
                  {piece.result_met !== null && piece.result_all !== null ? (
                    `${piece.result_met} of ${piece.result_all}`
                  ) : (
                    <Missing words="No result" />
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Knot>
  )
}

const spanOf = ({ speaks_from: from, speaks_to: to }: { speaks_from: string | null; speaks_to: string | null }) =>
  from && to ? `${longDate(from)} to ${longDate(to)}` : from ? `from ${longDate(from)}` : `up to ${longDate(to ?? '')}`

/** How much evidence there is by kind, the newest and the oldest of it. */
export const Pieces = (p: ChainProps) => {
  const pieces = [...new Map(p.laid.supports.map((piece) => [piece.evidence_id, piece])).values()]
  const kinds = [...Map.groupBy(pieces, ({ nature }) => nature)]
  const days = pieces.flatMap(({ speaks_to, dated }) => speaks_to ?? dated ?? []).toSorted()
  return (
    <Knot
      gaps={p.gaps}
      path={p.path}
      may={p.may}
      link="evidence"
      title={saying(
        pieces.length,
        'piece of evidence supports it',
        'pieces of evidence support it',
        'No evidence is attached',
      )}
      note={kinds.map(([nature, all]) => `${natureWords[nature].toLowerCase()} ${all.length}`).join(', ')}
    >
      <p class="hf-p">
        {days.length > 0 && (
          <>
            The newest speaks of {longDate(days.at(-1) ?? '')}
            {days.length > 1 && `, the oldest of ${longDate(days[0] ?? '')}`}.{' '}
          </>
        )}
        <a class="govuk-link" href={p.path(`/evidence/statements/${p.laid.finding.id}`)}>
          See the evidence on the finding
        </a>
      </p>
    </Knot>
  )
}

/** The grades that its source gave, on the scale of its day. */
export const Grades = (p: ChainProps) => {
  const given = p.thread.evaluations.filter(({ source_id: id }) => id === p.laid.finding.source_id)
  return (
    <Knot
      gaps={p.gaps}
      path={p.path}
      may={p.may}
      link="grades"
      title={saying(given.length, 'grade stands beside it', 'grades stand beside it', 'No grade stands beside it')}
    >
      {given.length > 0 && (
        <dl class="hf-verdict">
          {given.map(({ indicator, grade, page }) => (
            <>
              <dt>{grade}</dt>
              <dd>
                {indicator}
                {page && <span class="hf-meta"> page {page}</span>}
              </dd>
            </>
          ))}
        </dl>
      )}
    </Knot>
  )
}

/** What was concluded about progress, by whom, in their own words. */
export const Judged = (p: ChainProps) => {
  const all = p.thread.conclusions.filter(({ finding_id: id }) => id === p.laid.finding.id)
  return (
    <Knot
      gaps={p.gaps}
      path={p.path}
      may={p.may}
      link="conclusions"
      title={saying(all.length, 'conclusion so far', 'conclusions so far', 'No conclusion yet')}
    >
      {all.length > 0 && (
        <dl class="hf-verdict">
          {all.map((c) => (
            <>
              <dt>{longDate(c.dated)}</dt>
              <dd>
                <q>“{c.phrase}”</q> {concludedBy(c)}
              </dd>
            </>
          ))}
        </dl>
      )}
      {p.may('inspection.edit') && (
        <p class="hf-p">
          <a class="govuk-link" href={p.path(`/inspection/findings/${p.laid.finding.id}/conclusions/new`)}>
            Add a conclusion
          </a>
        </p>
      )}
    </Knot>
  )
}
