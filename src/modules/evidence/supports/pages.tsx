import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, dateInput, details, textarea } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import { counted, upper } from '../../../platform/sentence.ts'
import { EvidenceList } from '../list.tsx'
import type { Silence } from '../silences/queries.ts'
import { voiceSentence } from '../silences/rules.ts'
import { kindsWanted, type Triangulation, triangulate, wantedWords } from '../standing/rules.ts'
import type { Statement, Support } from './queries.ts'
import { statementWords } from './rules.ts'

type Props = {
  frame: Frame & { banner?: string | undefined }
  path: (rest: string) => string
  about: Statement
  supports: readonly Support[]
  silences: readonly Silence[]
  filled: Filled
  doubts: readonly string[]
  today: string
  mayAdd: boolean
}

// The pack of a finding holds all that hangs under it, which the thread knows.
const packPath = ({ id, kind }: Props['about']) =>
  kind === 'finding' ? `/thread/findings/${id}/pack` : `/evidence/pack?statement=${id}`

/** One statement: which kinds of evidence support it, whether they agree, and where children's voice is. */
export const StatementPage = (p: Props) => {
  const found = triangulate(p.supports, p.about)
  const voice = voiceSentence(p.supports, p.silences, p.about, p.today)
  return (
    <Page
      {...p.frame}
      wide
      title={`Evidence: ${p.about.title}`}
      caption={statementWords(p.about.kind)}
      trail={[
        { href: p.path(''), text: 'Home' },
        { href: p.path('/evidence'), text: 'Evidence' },
        { href: p.path(p.about.path), text: p.about.title },
      ]}
      lede={found.sentences.join(' ')}
      errors={p.filled.errors}
      actions={
        <a class="govuk-link" href={p.path(packPath(p.about))}>
          {p.about.kind === 'finding' ? 'Evidence pack of the whole thread' : 'Evidence pack'}
        </a>
      }
    >
      <Kinds found={found} />
      <section class="hf-section" aria-labelledby="voice">
        <h2 class="hf-h2" id="voice">
          Children’s voice
        </h2>
        <p class="hf-p">{voice.missing ? <Missing words={voice.sentence} /> : voice.sentence}</p>
        <Earlier {...p} />
        {p.mayAdd && <Reason {...p} />}
      </section>
      <section class="hf-section" aria-labelledby="pieces">
        <h2 class="hf-h2" id="pieces">
          Every piece
        </h2>
        <EvidenceList
          supports={p.supports}
          path={p.path}
          today={p.today}
          addHref={p.mayAdd ? p.path(`/evidence/new?for=${p.about.id}`) : undefined}
        />
      </section>
    </Page>
  )
}

const Kinds = ({ found }: { found: Triangulation }) => (
  <section class="hf-section" aria-labelledby="kinds">
    <h2 class="hf-h2" id="kinds">
      Kinds of evidence
    </h2>
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">Kinds of evidence and what they count</caption>
      <thead>
        <tr>
          <th scope="col">Kind</th>
          <th scope="col">Pieces</th>
          <th scope="col">New enough to prove it</th>
          <th scope="col">Results</th>
        </tr>
      </thead>
      <tbody>
        {kindsWanted.map((kind) => {
          const row = found.kinds.find((each) => each.kind === kind)
          return (
            <tr>
              <th scope="row">{upper(wantedWords[kind])}</th>
              <td data-label="Pieces">{row ? counted(row.pieces, 'piece') : <Missing words="None" />}</td>
              <td data-label="New enough to prove it">
                {row ? row.fresh === 0 ? <Missing words="None" /> : `${row.fresh} of ${row.pieces}` : 'Nothing to say'}
              </td>
              <td data-label="Results">
                {row ? row.results.join('; ') || <Missing words="Nothing counted" /> : 'Nothing to say'}
              </td>
            </tr>
          )
        })}
      </tbody>
    </table>
  </section>
)

const Earlier = ({ silences, today }: Props) =>
  silences.length === 0 ? null : (
    <ul class="hf-links">
      {silences.map((s) => (
        <li>
          “{s.reason}”{' '}
          <span class="hf-meta">
            {s.given_by_name ?? 'Holdfast'}, {longDate(s.given_on)}. {s.lapses_on <= today ? 'Lapsed' : 'Lapses'} on{' '}
            {longDate(s.lapses_on)}.
          </span>
        </li>
      ))}
    </ul>
  )

const Reason = ({ about, path, filled, doubts }: Props) =>
  details({
    summaryText: 'Say why children’s views are missing',
    classes: 'hf-details hf-noprint',
    open: (filled.errors ?? []).length > 0,
    html: (
      <form method="post" action={path(`/evidence/statements/${about.id}/silences`)} novalidate>
        {textarea({
          ...asked(filled, 'reason'),
          label: { text: 'Why are children’s views missing?' },
          hint: { text: 'Such as: the group of young people meets again in June' },
          rows: '3',
        })}
        {dateInput({
          ...askedDate(filled, 'lapses'),
          fieldset: { legend: { text: 'When does this reason lapse?' } },
          hint: { text: 'A year from today at most' },
        })}
        <Doubts doubts={doubts} filled={filled} />
        {button({ text: 'Save the reason', classes: 'govuk-button--secondary' })}
      </form>
    ),
  })
