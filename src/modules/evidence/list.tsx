import { longDate, monthSpan } from '../../platform/dates.ts'
import { Missing } from '../../platform/shapes.tsx'
import { kindWords, natureWords } from './rules.ts'
import { ageWords, resultWords, staleSentence } from './standing/rules.ts'
import type { Support } from './supports/queries.ts'
import { heardWords, toldBackSentence } from './views/rules.ts'

/**
 * The evidence for one statement, for the pages of findings, items, updates and changes of practice: its kind, the period
 * it speaks about and its age, whether it is too old, its result, and whose views it holds. `addHref`: where more is added;
 * `allHref`: the page that holds the kinds against each other.
 */
export const EvidenceList = ({
  supports,
  addHref,
  allHref,
  path,
  today,
}: {
  supports: readonly Support[]
  addHref?: string | undefined
  allHref?: string | undefined
  path: (rest: string) => string
  today: string
}) => (
  <>
    {supports.length === 0 ? (
      <p class="govuk-body">
        <Missing words="No evidence yet" />
      </p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Evidence and what it shows</caption>
        <thead>
          <tr>
            <th scope="col">Piece</th>
            <th scope="col">Kind</th>
            <th scope="col">Speaks about</th>
            <th scope="col">What it shows</th>
          </tr>
        </thead>
        <tbody>
          {supports.map((s) => (
            <Row support={s} path={path} today={today} />
          ))}
        </tbody>
      </table>
    )}
    {(addHref || (allHref && supports.length > 0)) && (
      <p class="govuk-body hf-noprint hf-quick">
        {addHref && (
          <a class="govuk-link" href={addHref}>
            Add evidence
          </a>
        )}{' '}
        {allHref && supports.length > 0 && (
          <a class="govuk-link" href={allHref}>
            Which kinds support it, and do they agree?
          </a>
        )}
      </p>
    )}
  </>
)

const Row = ({ support: s, path, today }: { support: Support; path: (rest: string) => string; today: string }) => {
  const told = toldBackSentence(s, s.view, today)
  const result = resultWords(s)
  return (
    <tr>
      <th scope="row">
        <a class="govuk-link hf-quiet" href={path(`/evidence/pieces/${s.evidence_id}`)}>
          {s.title}
        </a>{' '}
        <span class="hf-meta">
          {[kindWords[s.kind], s.agency, s.confidential && 'confidential'].filter(Boolean).join(', ')}
        </span>
      </th>
      <td data-label="Kind">{natureWords[s.nature]}</td>
      <td data-label="Speaks about">
        <Speaks of={s} today={today} />
        <Stale of={s} />
      </td>
      <td data-label="What it shows">
        {result && <b>{result}. </b>}
        {s.shows || (!result && !s.source?.latest && <Missing words="Not said" />)}
        {s.source?.latest && (
          <>
            {s.shows && <br />}
            Now: {s.source.latest}
          </>
        )}
        {(s.view || told) && (
          <span class="hf-meta hf-block">
            {[s.view?.whose, s.view && heardWords(s.view)].filter(Boolean).join(', ')}
            {s.view && '. '}
            {told && (s.view?.told_back_on ? told : <Missing words={told} />)}
          </span>
        )}
      </td>
    </tr>
  )
}

/** The period a piece speaks about and how old that is. */
export const Speaks = ({ of, today }: { of: Dates; today: string }) => {
  const age = ageWords(of, today)
  return (
    <>
      {period(of)}
      {age && <span class="hf-meta hf-block">{age}</span>}
    </>
  )
}

/** Why a piece is too old to prove the statement, in words; nothing when it is not. */
export const Stale = ({ of }: { of: Parameters<typeof staleSentence>[0] & Parameters<typeof staleSentence>[1] }) => {
  const sentence = staleSentence(of, of)
  return sentence ? (
    <span class="hf-block">
      <Missing words={`Too old to prove this. ${sentence}`} />
    </span>
  ) : null
}

type Dates = { speaks_from: string | null; speaks_to: string | null; dated: string | null }

/** The period a piece speaks about, else its date, else what is missing. */
export const period = (p: Dates) =>
  p.speaks_from && p.speaks_to ? (
    monthSpan(p.speaks_from, p.speaks_to)
  ) : p.speaks_to ? (
    `Up to ${longDate(p.speaks_to)}`
  ) : p.dated ? (
    longDate(p.dated)
  ) : (
    <Missing words="No date" />
  )
