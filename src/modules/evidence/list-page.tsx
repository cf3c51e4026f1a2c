import { longDate } from '../../platform/dates.ts'
import { button, input, select } from '../../platform/govuk.ts'
import { type Frame, Page } from '../../platform/layout.tsx'
import { Late, Missing } from '../../platform/shapes.tsx'
import { period } from './list.tsx'
import type { Piece } from './queries.ts'
import { type Filter, isDueForReview, kindWords, natures, natureWords } from './rules.ts'

type Around = Frame & { banner?: string | undefined }
type Path = (rest: string) => string
type Agency = { id: string; name: string }

export const ListPage = (p: {
  frame: Around
  path: Path
  rows: (Piece & { supports: number })[]
  filter: Filter
  agencies: readonly Agency[]
  today: string
  mayAdd: boolean
}) => (
  <Page
    {...p.frame}
    wide
    title={p.filter.deleted ? 'Deleted evidence' : 'Evidence'}
    trail={[{ href: p.path(''), text: 'Home' }]}
    lede={ledeOf(p.rows, p.filter, p.today)}
    actions={
      p.mayAdd && (
        <a class="govuk-link" href={p.path('/evidence/new')}>
          Add evidence
        </a>
      )
    }
  >
    {p.rows.length > 0 || isFiltered(p.filter) ? <Choice {...p} /> : <DeletedLink {...p} />}
    {p.rows.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Evidence, newest first</caption>
        <thead>
          <tr>
            <th scope="col">Piece</th>
            <th scope="col">Kind</th>
            <th scope="col">Speaks about</th>
            <th scope="col">From</th>
            <th scope="col">Supports</th>
          </tr>
        </thead>
        <tbody>
          {p.rows.slice(0, 200).map((row) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={p.path(`/evidence/pieces/${row.id}`)}>
                  {row.title}
                </a>
                <span class="hf-meta">
                  {' '}
                  {kindWords[row.kind]}
                  {row.confidential && ', confidential'}
                </span>
              </th>
              <td data-label="Kind">{natureWords[row.nature]}</td>
              <td data-label="Speaks about">
                {period(row)}
                {isDueForReview(row, p.today) && row.review_on && (
                  <>
                    <br />
                    <Late words={`look again since ${longDate(row.review_on)}`} />
                  </>
                )}
              </td>
              <td data-label="From">{row.agency ?? <Missing words="No agency" />}</td>
              <td data-label="Supports">
                {row.supports === 0 ? (
                  <Missing words="Nothing yet" />
                ) : (
                  `${row.supports} ${row.supports === 1 ? 'statement' : 'statements'}`
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
    {p.rows.length > 200 && (
      <p class="govuk-body">Only the newest 200 are shown. Use the words above to find others.</p>
    )}
  </Page>
)

const Choice = (p: { path: Path; filter: Filter; agencies: readonly { id: string; name: string }[] }) => (
  <form class="hf-filter" method="get" action={p.path('/evidence')} aria-label="Choose which evidence to see">
    <div class="hf-filter__row">
      {input({ label: { text: 'Words' }, id: 'words', name: 'words', value: p.filter.words })}
      {select({
        label: { text: 'Kind' },
        id: 'nature',
        name: 'nature',
        value: p.filter.nature ?? '',
        items: [{ value: '', text: 'Any kind' }, ...natures.map((n) => ({ value: n, text: natureWords[n] }))],
      })}
      {select({
        label: { text: 'Agency' },
        id: 'agency',
        name: 'agency',
        value: p.filter.agency ?? '',
        items: [{ value: '', text: 'Any agency' }, ...p.agencies.map((a) => ({ value: a.id, text: a.name }))],
      })}
      {button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </div>
    <p class="hf-quick">
      <span>Or show only</span>{' '}
      <a class="govuk-link" href={p.path('/evidence?show=review')}>
        due to be looked at again
      </a>{' '}
      <a class="govuk-link" href={p.path('/evidence?show=deleted')}>
        deleted
      </a>
    </p>
  </form>
)

const DeletedLink = ({ path }: { path: Path }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={path('/evidence?show=deleted')}>
      What was deleted
    </a>
  </p>
)

const isFiltered = ({ words, nature, agency, review, deleted }: Filter) =>
  Boolean(words || nature || agency || review || deleted)

function ledeOf(rows: readonly (Piece & { supports: number })[], filter: Filter, today: string): string {
  const filtered = filter.words || filter.nature || filter.agency || filter.review
  if (rows.length === 0)
    return filter.deleted
      ? 'Nothing has been deleted.'
      : filtered
        ? 'No evidence fits what you asked for. Choose less above.'
        : 'There is no evidence yet. Add a file, a link or a statement, and say which part of the plan or which finding it supports.'
  const idle = rows.filter((r) => r.supports === 0).length
  const due = rows.filter((r) => isDueForReview(r, today)).length
  const counts = `${rows.length > 200 ? 'More than 200' : rows.length} ${rows.length === 1 ? 'piece' : 'pieces'}`
  return `${counts}${idle ? `, ${idle} supporting nothing yet` : ''}${due ? `, ${due} due to be looked at again` : ''}.`
}
