import type { Child } from 'hono/jsx'
import { longDate, longInstant } from '../../platform/dates.ts'
import { button, input, radios, textarea } from '../../platform/govuk.ts'
import { type Frame, Page } from '../../platform/layout.tsx'
import { Late, Missing } from '../../platform/shapes.tsx'
import { Editions, inEights } from './editions/pages.tsx'
import type { Edition } from './editions/queries.ts'
import { Speaks, Stale } from './list.tsx'
import type { Piece } from './queries.ts'
import { isDueForReview, kindWords, natureWords, sizeWords } from './rules.ts'
import { sourceWords } from './sources/rules.ts'
import { resultWords } from './standing/rules.ts'
import type { Supported } from './supports/queries.ts'
import { statementWords } from './supports/rules.ts'
import { Views } from './views/pages.tsx'
import { holdsViews } from './views/rules.ts'

type Around = Frame & { banner?: string | undefined }
type Path = (rest: string) => string

type Props = {
  frame: Around
  path: Path
  piece: Piece
  editions: readonly Edition[]
  supports: readonly Supported[]
  found: readonly { id: string; kind: string; title: string }[]
  asked: string
  today: string
  mayChange: boolean
  mayRead: boolean
  /** Anybody who adds evidence may say what a piece supports. */
  mayTie: boolean
}

export const PiecePage = (p: Props) => (
  <Page
    {...p.frame}
    title={p.piece.title}
    caption={`${natureWords[p.piece.nature]}, ${kindWords[p.piece.kind].toLowerCase()}`}
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/evidence'), text: 'Evidence' },
    ]}
    lede={
      p.piece.deleted_at
        ? 'This piece was deleted. What it supported no longer shows it.'
        : p.supports.length === 0
          ? 'It supports nothing yet.'
          : `It supports ${p.supports.length} ${p.supports.length === 1 ? 'statement' : 'statements'}.`
    }
    actions={p.mayChange && !p.piece.deleted_at ? <Actions {...p} /> : undefined}
  >
    {p.piece.body && <p class="govuk-body hf-pre">{p.piece.body}</p>}
    <dl class="hf-facts">
      {p.piece.kind === 'file' && (
        <Fact name="File">
          {p.mayRead ? (
            <a class="govuk-link" href={p.path(`/evidence/pieces/${p.piece.id}/file`)}>
              Download {p.piece.file_name}
            </a>
          ) : (
            'Confidential: only the coordinator, the chair and whoever added it may open it.'
          )}{' '}
          {p.piece.size !== null && `(${sizeWords(p.piece.size)})`}
        </Fact>
      )}
      {p.piece.url && (
        <Fact name="Link">
          <a class="govuk-link" href={p.piece.url} rel="noreferrer noopener">
            {p.piece.url}
          </a>
        </Fact>
      )}
      {p.piece.source && (
        <Fact name={sourceWords[p.piece.source.kind]}>
          <a class="govuk-link" href={p.path(p.piece.source.path)}>
            {p.piece.source.title}
          </a>
          <br />
          {p.piece.source.latest ? `Now: ${p.piece.source.latest}` : <Missing words="It says nothing yet" />}
        </Fact>
      )}
      {resultWords(p.piece) && <Fact name="Result">{resultWords(p.piece)}</Fact>}
      <Fact name="Speaks about">
        <Speaks of={p.piece} today={p.today} />
      </Fact>
      <Fact name="From">{p.piece.agency ?? <Missing words="No agency" />}</Fact>
      <Fact name="Look at it again">
        {p.piece.review_on ? (
          isDueForReview(p.piece, p.today) ? (
            <Late words={`since ${longDate(p.piece.review_on)}`} />
          ) : (
            longDate(p.piece.review_on)
          )
        ) : (
          'No date set'
        )}
      </Fact>
      {p.piece.reviewed_on && (
        <Fact name="Last looked at">
          {longDate(p.piece.reviewed_on)}. {p.piece.review_result}
        </Fact>
      )}
      {p.piece.marking && <Fact name="Marking">{p.piece.marking}</Fact>}
      <Fact name="Added">
        {p.piece.added_by_name ?? 'By the import'}, {longInstant(p.piece.added_at)}
      </Fact>
      {p.piece.sha256 && <Fact name="Fingerprint">SHA-256 {inEights(p.piece.sha256)}</Fact>}
    </dl>
    {holdsViews(p.piece.nature) && <Views {...p} mayChange={p.mayChange && !p.piece.deleted_at} />}
    {p.piece.kind === 'file' && <Editions {...p} mayChange={p.mayChange && !p.piece.deleted_at} />}
    <section class="hf-section" aria-labelledby="supports">
      <h2 class="hf-h2" id="supports">
        What it supports
      </h2>
      {p.supports.length > 0 && (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Statements that this piece supports</caption>
          <thead>
            <tr>
              <th scope="col">Statement</th>
              <th scope="col">What it shows</th>
              {p.mayChange && <th scope="col">Take away</th>}
            </tr>
          </thead>
          <tbody>
            {p.supports.map((s) => (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={p.path(s.path)}>
                    {s.title}
                  </a>{' '}
                  <span class="hf-meta">{statementWords(s.kind)}</span>
                  <Stale of={{ ...p.piece, ...s }} />
                </th>
                <td data-label="What it shows">{s.shows || <Missing words="Not said" />}</td>
                {p.mayChange && (
                  <td data-label="Take away">
                    <form method="post" action={p.path(`/evidence/attachments/${s.id}/removal`)}>
                      <button class="hf-linkbutton" type="submit">
                        Take away<span class="govuk-visually-hidden"> from {s.title}</span>
                      </button>
                    </form>
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {p.mayTie && !p.piece.deleted_at && <Find {...p} />}
    </section>
    {p.mayChange && !p.piece.deleted_at && (
      <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/deletion`)}>
        {button({ text: 'Delete this piece', classes: 'govuk-button--secondary' })}
      </form>
    )}
    {p.mayChange && p.piece.deleted_at && (
      <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/restoration`)}>
        {button({ text: 'Bring it back' })}
      </form>
    )}
  </Page>
)

const Actions = ({ path, piece }: Props) => (
  <>
    <a class="govuk-link" href={path(`/evidence/pieces/${piece.id}/edit`)}>
      Change
    </a>
    <a class="govuk-link" href={path(`/evidence/pieces/${piece.id}/reviews/new`)}>
      Say that you looked again
    </a>
  </>
)

const Find = (p: Props) => (
  <>
    <form method="get" action={p.path(`/evidence/pieces/${p.piece.id}`)}>
      {input({
        label: { text: 'Find what else it supports' },
        hint: { text: 'Words from the title of a finding, of an item in the plan or of a change of practice' },
        id: 'words',
        name: 'words',
        value: p.asked,
      })}
      {button({ text: 'Find', classes: 'govuk-button--secondary' })}
    </form>
    {p.asked && p.found.length === 0 && <p class="govuk-body">Nothing has these words in its title.</p>}
    {p.found.length > 0 && (
      <form method="post" action={p.path(`/evidence/pieces/${p.piece.id}/attachments`)}>
        {radios({
          idPrefix: 'statement',
          name: 'statement',
          fieldset: { legend: { text: 'Which one?', classes: 'govuk-fieldset__legend--s' } },
          items: p.found.map((f) => ({
            value: f.id,
            text: f.title,
            hint: { text: statementWords(f.kind) },
          })),
        })}
        {textarea({ label: { text: 'What it shows' }, id: 'shows', name: 'shows', rows: '2' })}
        {button({ text: 'Add this support' })}
      </form>
    )}
  </>
)

export const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)
