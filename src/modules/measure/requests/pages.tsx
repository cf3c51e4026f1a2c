import { html } from 'hono/html'
import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate, shortDate } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, input, radios, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { type AnalysisRequest, inNeed, isLate, requestsSentence, standingWords, states } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }
type Names = ReadonlyMap<string, string>

const trailOf = (path: Ctx['path']) => [
  { href: path('/measure'), text: 'Measures' },
  { href: path('/measure/requests'), text: 'Requests for analysis' },
]

export const RequestsPage = (
  p: Around & { requests: readonly AnalysisRequest[]; posts: Names; measures: Names; people: Names; today: string },
) => (
  <Page
    {...p.frame}
    wide
    title="Requests for analysis"
    trail={[{ href: p.path('/measure'), text: 'Measures' }]}
    lede={requestsSentence(p.requests, p.today)}
    actions={
      <a class="govuk-link" href={p.path('/measure/requests/new')}>
        Ask for an analysis
      </a>
    }
  >
    {p.requests.length > 0 && RequestsTable(p)}
  </Page>
)

/** A template, not JSX: the log grows for years. */
export const RequestsTable = ({
  requests,
  posts,
  measures,
  people,
  today,
  path,
}: Pick<Around, 'path'> & {
  requests: readonly AnalysisRequest[]
  posts: Names
  measures: Names
  people: Names
  today: string
}) =>
  html`<table class="hf-table hf-stack"><caption class="govuk-visually-hidden">Requests for analysis, those that are late first</caption>
<thead><tr><th scope="col">Question</th><th scope="col">About</th><th scope="col">Asked</th><th scope="col">Answered by</th><th scope="col">State</th></tr></thead>
<tbody>${inNeed(requests, today).map(
    (r) =>
      html`<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/measure/requests/${r.id}`)}">${r.question}</a></th>
<td data-label="About">${r.measure_id ? html`<a class="govuk-link" href="${path(`/measure/measures/${r.measure_id}`)}">${measures.get(r.measure_id) ?? 'A measure that was taken away'}</a>` : 'No measure yet'}</td>
<td data-label="Asked">${shortDate(r.asked_on)}${r.asked_by && people.has(r.asked_by) ? ` by ${people.get(r.asked_by)}` : ''}${r.asked_for && html`<br><span class="hf-meta">For: ${r.asked_for}</span>`}</td>
<td data-label="Answered by">${(r.post_id && posts.get(r.post_id)) || Missing({ words: 'Nobody' })}</td>
<td data-label="State">${isLate(r, today) ? Late({ words: standingWords(r, today) }) : standingWords(r, today)}</td></tr>`,
  )}</tbody></table>`

type AskProps = Around & {
  measures: readonly { id: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
}

export const AskPage = ({ frame, path, measures, filled, doubts }: AskProps) => (
  <Page
    {...frame}
    title="Ask for an analysis"
    trail={trailOf(path)}
    lede="What you want to know and why. Whoever answers sees both; the answer is kept beside the measure."
    errors={filled.errors}
  >
    <form method="post" action={path('/measure/requests')} novalidate>
      {textarea({
        ...asked(filled, 'question'),
        label: { text: 'What do you want to know?', classes: 'govuk-label--s' },
        hint: { text: 'Such as: do children who live with kin wait longer?' },
        rows: '3',
      })}
      {textarea({
        ...asked(filled, 'why'),
        label: { text: 'What will the answer be used for?', classes: 'govuk-label--s' },
        rows: '2',
      })}
      {select({
        ...asked(filled, 'measure'),
        label: { text: 'Which measure is it about?', classes: 'govuk-label--s' },
        items: [
          { value: '', text: 'None, or none yet' },
          ...measures.map(({ id, title }) => ({ value: id, text: title })),
        ],
      })}
      {input({
        ...asked(filled, 'asked_for'),
        label: { text: 'For whom?', classes: 'govuk-label--s' },
        hint: { text: 'A group or a meeting, such as: the board in September. Leave it empty if it is for you' },
      })}
      {dateInput({
        ...askedDate(filled, 'due'),
        fieldset: { legend: { text: 'By when is it needed?', classes: 'govuk-fieldset__legend--s' } },
      })}
      <Doubts doubts={doubts} />
      {button({ text: 'Ask' })}
    </form>
  </Page>
)

type OneProps = Around & {
  request: AnalysisRequest
  posts: readonly { id: string; title: string }[]
  measure: string | null
  asker: string | null
  filled: Filled
  doubts: readonly string[]
  today: string
  mayEdit: boolean
}

export const RequestPage = (p: OneProps) => (
  <Page
    {...p.frame}
    title={p.request.question}
    trail={trailOf(p.path)}
    lede={`${standingWords(p.request, p.today)}.`}
    errors={p.filled.errors}
  >
    <Facts {...p} />
    {p.request.answer && (
      <section class="hf-section" aria-labelledby="answered">
        <h2 class="hf-h2" id="answered">
          {p.request.state === 'declined' ? 'Why it was declined' : 'Answer'}
        </h2>
        <p class="hf-p hf-pre">{p.request.answer}</p>
      </section>
    )}
    {p.mayEdit && (
      <section class="hf-section" aria-labelledby="handle">
        <h2 class="hf-h2" id="handle">
          What becomes of it
        </h2>
        <Handling {...p} />
      </section>
    )}
  </Page>
)

/** Two people handled the same request: what is stored now, then what was typed, which can be saved over it. */
export const RequestConflictPage = (p: OneProps) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <Facts {...p} />
    <p class="hf-p">{standingWords(p.request, p.today)}.</p>
    {p.request.answer && <p class="hf-p hf-pre">{p.request.answer}</p>}
    <h2 class="govuk-heading-m">What you typed</h2>
    <Handling {...p} />
  </ErrorPage>
)

const Facts = ({ request: r, measure, asker, posts, path }: OneProps) => (
  <dl class="hf-facts">
    {(
      [
        ['Question', r.question],
        ['Asked', `${longDate(r.asked_on)}${asker ? ` by ${asker}` : ''}`],
        ['For', r.asked_for || 'Whoever asked'],
        ['Used for', r.why || 'Not said'],
        ['Answered by', posts.find(({ id }) => id === r.post_id)?.title ?? 'Nobody yet'],
      ] as const
    ).map(([name, words]) => (
      <div>
        <dt>{name}</dt>
        <dd>{words}</dd>
      </div>
    ))}
    {r.measure_id && measure && (
      <div>
        <dt>About</dt>
        <dd>
          <a class="govuk-link" href={path(`/measure/measures/${r.measure_id}`)}>
            {measure}
          </a>
        </dd>
      </div>
    )}
  </dl>
)

const stateWords = {
  asked: 'It waits: nobody is named yet',
  assigned: 'Somebody is to answer',
  answered: 'It is answered',
  declined: 'It is declined',
} as const

const Handling = ({ request, posts, filled, doubts, path }: OneProps) => (
  <form method="post" action={path(`/measure/requests/${request.id}`)} novalidate>
    <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />
    {radios({
      ...askedChoice(filled, 'state'),
      classes: 'govuk-radios--small',
      fieldset: { legend: { text: 'Where does it stand?', classes: 'govuk-fieldset__legend--s' } },
      items: states.map((state) => ({ value: state, text: stateWords[state] })),
    })}
    {select({
      ...asked(filled, 'post'),
      label: { text: 'Who answers?', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Nobody yet' }, ...posts.map(({ id, title }) => ({ value: id, text: title }))],
    })}
    {dateInput({
      ...askedDate(filled, 'due'),
      fieldset: { legend: { text: 'By when?', classes: 'govuk-fieldset__legend--s' } },
    })}
    {textarea({
      ...asked(filled, 'answer'),
      label: { text: 'The answer, or why it is declined', classes: 'govuk-label--s' },
      rows: '6',
    })}
    <Doubts doubts={doubts} />
    {button({ text: 'Save' })}
  </form>
)
