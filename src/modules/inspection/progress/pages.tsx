import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import { byWords } from '../conclusions/rules.ts'
import { type Around } from '../parts.tsx'
import { PieceLink } from '../pieces/fields.tsx'
import type { Source } from '../sources/queries.ts'
import { type Compared, progressSentence } from './rules.ts'

type Props = Around & {
  source: Source
  rows: readonly Compared[]
  next: string
  pieces: ReadonlyMap<string, string>
  supports: ReadonlyMap<string, number>
  today: string
  mayEdit: boolean
}

/** Return for reviewers: per area for improvement what the partnership says beside what was published. */
export const ProgressPage = (p: Props) => (
  <Page
    {...p.frame}
    wide
    title={`Progress: ${p.source.title}`}
    heading="Progress"
    caption={p.source.title}
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      { href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title },
    ]}
    lede={progressSentence(p.rows, p.next)}
    fresh={`As at ${longDate(p.today)}`}
  >
    {p.rows.length === 0 ? (
      <p class="govuk-body">Add the areas for improvement among the findings of this source first.</p>
    ) : (
      <table class="hf-table hf-stack hf-return">
        <caption class="govuk-visually-hidden">What we say beside what was published</caption>
        <thead>
          <tr>
            <th scope="col">Area for improvement</th>
            <th scope="col">What we say</th>
            <th scope="col">What was published</th>
          </tr>
        </thead>
        <tbody>
          {p.rows.map((row) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={p.path(`/inspection/findings/${row.finding.id}`)}>
                  {[row.finding.reference, row.finding.title].filter(Boolean).join(' ')}
                </a>
              </th>
              <td data-label="What we say">
                {Voice(row.own, p)}
                <div class="hf-meta">{evidenceWords(p.supports.get(row.finding.id) ?? 0)}</div>
                {p.mayEdit && (
                  <div class="hf-noprint">
                    <a
                      class="govuk-link"
                      href={p.path(`/inspection/findings/${row.finding.id}/conclusions/new?by=partnership`)}
                    >
                      {row.own ? 'Assess it again' : 'Assess it'}
                      <span class="govuk-visually-hidden">: {row.finding.title}</span>
                    </a>
                  </div>
                )}
              </td>
              <td data-label="What was published">{Voice(row.published, p)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

const evidenceWords = (n: number) =>
  n === 0
    ? 'No evidence stands behind this finding.'
    : `${n} ${n === 1 ? 'piece of evidence stands' : 'pieces of evidence stand'} behind this finding.`

const Voice = (said: Compared['own'], p: Props) =>
  said ? (
    <div>
      “{said.phrase}”{' '}
      <div class="hf-meta">
        {said.by_name || byWords[said.by_kind]}, {longDate(said.dated)}
        {said.page && `, page ${said.page}`}{' '}
        {PieceLink({ id: said.evidence_id ?? null, names: p.pieces, path: p.path })}
      </div>
    </div>
  ) : (
    <Missing words="Nothing yet" />
  )
