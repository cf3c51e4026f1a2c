import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { type Around, LinkButton } from '../parts.tsx'
import { Places } from '../places.tsx'
import type { Finding } from '../queries.ts'
import type { Watch } from './queries.ts'
import { isOverdue, nextLook, watcher, watchSentence } from './rules.ts'

type Props = Around & { today: string; mayEdit: boolean }

/** Every strength with who watches it, when they next look, and those that nobody watches. */
export const StrengthsPage = (p: Props & { strengths: readonly Finding[]; watches: readonly Watch[] }) => {
  const first = (id: string) => p.watches.find((w) => w.finding_id === id)?.review_on ?? '9999'
  const inOrder = p.strengths.toSorted((a, b) => first(a.id).localeCompare(first(b.id)))
  return (
    <Page
      {...p.frame}
      wide
      title="Strengths watched"
      trail={[
        { href: p.path(''), text: 'Home' },
        { href: p.path('/inspection'), text: 'Findings' },
      ]}
      lede={watchSentence(p.strengths, p.watches, p.today)}
    >
      <Places path={p.path} at="/strengths" />
      {p.strengths.length === 0 ? (
        <p class="govuk-body">
          When an inspection, an audit or your own evaluation finds a strength, add it among the findings. It can then
          be watched here.
        </p>
      ) : (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Strengths, and who watches that they stay so</caption>
          <thead>
            <tr>
              <th scope="col">Strength</th>
              <th scope="col">Who watches</th>
              <th scope="col">How</th>
              <th scope="col">Next look</th>
              {p.mayEdit && <th scope="col">Do</th>}
            </tr>
          </thead>
          <tbody>
            {inOrder.map((f) => (
              <Row {...p} finding={f} its={p.watches.filter((w) => w.finding_id === f.id)} />
            ))}
          </tbody>
        </table>
      )}
    </Page>
  )
}

const Row = (p: Props & { finding: Finding; its: readonly Watch[] }) => (
  <tr>
    <th scope="row">
      <a class="govuk-link hf-quiet" href={p.path(`/inspection/findings/${p.finding.id}`)}>
        {[p.finding.reference, p.finding.title].filter(Boolean).join(' ')}
      </a>{' '}
      <span class="hf-meta">{p.finding.source_title}</span>
    </th>
    <td data-label="Who watches">
      {p.its.length === 0 ? <Missing words="Nobody watches it" /> : p.its.map((w) => <div>{watcher(w)}</div>)}
    </td>
    <td data-label="How">
      {p.its.map((w) => (
        <div>{w.how}</div>
      ))}
    </td>
    <td data-label="Next look">
      {p.its.map((w) => (
        <div>{Look(w, p.today)}</div>
      ))}
    </td>
    {p.mayEdit && (
      <td data-label="Do">
        {p.its.length === 0 ? (
          <a class="govuk-link" href={p.path(`/inspection/findings/${p.finding.id}/watches/new`)}>
            Watch it<span class="govuk-visually-hidden">: {p.finding.title}</span>
          </a>
        ) : (
          p.its.map((w) => <Looked action={p.path(`/inspection/watches/${w.id}/look`)} about={p.finding.title} />)
        )}
      </td>
    )}
  </tr>
)

/** After how many months somebody may look again, in one click. */
export const monthsOffered = ['3', '6', '12'] as const

const Looked = ({ action, about }: { action: string; about: string }) => (
  <form class="hf-looked" method="post" action={action}>
    {monthsOffered.map((months, at) => (
      <button class="hf-linkbutton" type="submit" name="months" value={months}>
        {at === 0 ? 'Looked today, next in 3 months' : `in ${months} months`}
        <span class="govuk-visually-hidden"> {about}</span>
      </button>
    ))}
  </form>
)

const Look = (w: Watch, today: string) =>
  isOverdue(w, today) ? (
    <Late words={nextLook(w, today)} />
  ) : w.review_on === null ? (
    <Missing words={nextLook(w, today)} />
  ) : (
    nextLook(w, today)
  )

/** On the page of a strength: who watches it, with what can be done in one click. */
export const WatchList = (p: Props & { finding: { id: string; title: string }; watches: readonly Watch[] }) => {
  const today = p.watches.filter((w) => w.ended_on === null)
  const ended = p.watches.filter((w) => w.ended_on !== null)
  return (
    <section class="hf-section" aria-labelledby="watches">
      <h2 class="hf-h2" id="watches">
        Watched that it stays so
      </h2>
      {today.length === 0 && (
        <p class="govuk-body">
          <Missing words="Nobody watches it" />
        </p>
      )}
      {today.map((w) => (
        <>
          <p class="govuk-body">
            <b class="hf-b">{watcher(w)}</b>, since {longDate(w.since)}: {w.how}. {Look(w, p.today)}.
          </p>
          {p.mayEdit && (
            <div class="govuk-body hf-noprint">
              <Looked action={p.path(`/inspection/watches/${w.id}/look`)} about={w.how} />{' '}
              <a class="govuk-link" href={p.path(`/inspection/watches/${w.id}/edit`)}>
                Change<span class="govuk-visually-hidden"> who watches: {w.how}</span>
              </a>{' '}
              <LinkButton action={p.path(`/inspection/watches/${w.id}/end`)} text="Stop watching" about={w.how} />
            </div>
          )}
        </>
      ))}
      {ended.map((w) => (
        <p class="hf-meta">
          {watcher(w)} watched it until {longDate(w.ended_on ?? w.since)}.
        </p>
      ))}
      {p.mayEdit && (
        <p class="govuk-body hf-noprint">
          <a class="govuk-link" href={p.path(`/inspection/findings/${p.finding.id}/watches/new`)}>
            {today.length === 0 ? 'Say who watches it' : 'Add somebody who watches it'}
          </a>
        </p>
      )}
    </section>
  )
}
