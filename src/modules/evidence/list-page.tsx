import { longDate } from '../../platform/dates.ts'
import { button, input, select } from '../../platform/govuk.ts'
import { type Frame, Page } from '../../platform/layout.tsx'
import { Late, Missing } from '../../platform/shapes.tsx'
import { counted, upper } from '../../platform/sentence.ts'
import { Speaks } from './list.tsx'
import type { Counts, Listed } from './queries.ts'
import {
  addressOf,
  type Filter,
  isDueForReview,
  kindWords,
  natures,
  natureWords,
  onlyOffered,
  onlyWords,
  pageSize,
  pieceKinds,
} from './rules.ts'
import { resultWords } from './standing/rules.ts'
import { toldBackSentence } from './views/rules.ts'

type Around = Frame & { banner?: string | undefined }
type Path = (rest: string) => string
type Agency = { id: string; name: string }

export const ListPage = (p: {
  frame: Around
  path: Path
  rows: readonly Listed[]
  counts: Counts
  filter: Filter
  agencies: readonly Agency[]
  today: string
  mayAdd: boolean
}) => (
  <Page
    {...p.frame}
    wide
    title={p.filter.only === 'deleted' ? 'Deleted evidence' : 'Evidence'}
    trail={[{ href: p.path(''), text: 'Home' }]}
    lede={ledeOf(p.counts, p.filter)}
    actions={
      p.mayAdd && (
        <a class="govuk-link" href={p.path('/evidence/new')}>
          Add evidence
        </a>
      )
    }
  >
    {p.counts.all > 0 || isFiltered(p.filter) ? <Choice {...p} /> : <DeletedLink {...p} />}
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
          {p.rows.map((row) => (
            <Row row={row} path={p.path} today={p.today} />
          ))}
        </tbody>
      </table>
    )}
    <Pages filter={p.filter} all={p.counts.all} path={p.path} />
  </Page>
)

const Row = ({ row, path, today }: { row: Listed; path: Path; today: string }) => {
  const told = row.view?.told_back_on ? null : toldBackSentence(row, row.view, today)
  const result = resultWords(row)
  return (
    <tr>
      <th scope="row">
        <a class="govuk-link hf-quiet" href={path(`/evidence/pieces/${row.id}`)}>
          {row.title}
        </a>
        <span class="hf-meta">
          {' '}
          {kindWords[row.kind]}
          {row.confidential && ', confidential'}
          {row.marking && `, ${row.marking}`}
        </span>
      </th>
      <td data-label="Kind">
        {natureWords[row.nature]}
        {result && <span class="hf-meta hf-block">{result}</span>}
        {told && <span class="hf-block">{Missing({ words: told })}</span>}
      </td>
      <td data-label="Speaks about">
        <Speaks of={row} today={today} />
        {row.stale && <span class="hf-block">{Missing({ words: 'Too old for something it supports' })}</span>}
        {isDueForReview(row, today) && row.review_on && (
          <span class="hf-block">{Late({ words: `look again since ${longDate(row.review_on)}` })}</span>
        )}
      </td>
      <td data-label="From">{row.agency ?? <Missing words="No agency" />}</td>
      <td data-label="Supports" class="hf-nowrap">
        {row.supports === 0 ? <Missing words="Nothing yet" /> : counted(row.supports, 'statement')}
      </td>
    </tr>
  )
}

const Choice = (p: { path: Path; filter: Filter; agencies: readonly Agency[] }) => (
  <form class="hf-filter" method="get" action={p.path('/evidence')} aria-label="Choose which evidence to see">
    <div class="hf-filter__row">
      {input({ label: { text: 'Words' }, id: 'words', name: 'words', value: p.filter.words })}
      {select({
        label: { text: 'Kind of evidence' },
        id: 'nature',
        name: 'nature',
        value: p.filter.nature ?? '',
        items: [{ value: '', text: 'Any kind' }, ...natures.map((n) => ({ value: n, text: natureWords[n] }))],
      })}
      {select({
        label: { text: 'Kept as' },
        id: 'kind',
        name: 'kind',
        value: p.filter.kind ?? '',
        items: [{ value: '', text: 'Anything' }, ...pieceKinds.map((k) => ({ value: k, text: kindWords[k] }))],
      })}
      {select({
        label: { text: 'Agency' },
        id: 'agency',
        name: 'agency',
        value: p.filter.agency ?? '',
        items: [{ value: '', text: 'Any agency' }, ...p.agencies.map((a) => ({ value: a.id, text: a.name }))],
      })}
      {select({
        label: { text: 'Only' },
        id: 'show',
        name: 'show',
        value: p.filter.only ?? '',
        items: [{ value: '', text: 'All of it' }, ...onlyOffered.map((o) => ({ value: o, text: upper(onlyWords[o]) }))],
      })}
      {button({ text: 'Show', classes: 'govuk-button--secondary' })}
    </div>
  </form>
)

const Pages = ({ filter, all, path }: { filter: Filter; all: number; path: Path }) => {
  const last = Math.max(1, Math.ceil(all / pageSize))
  if (last === 1) return null
  const from = (filter.page - 1) * pageSize + 1
  return (
    <nav class="hf-quick hf-noprint" aria-label="Pages of evidence">
      <span>
        {from > all
          ? `There are only ${last} pages.`
          : `${from} to ${Math.min(all, filter.page * pageSize)} of ${all}.`}
      </span>{' '}
      {filter.page > 1 && (
        <a class="govuk-link" rel="prev" href={path(`/evidence${addressOf(filter, Math.min(filter.page - 1, last))}`)}>
          Newer
        </a>
      )}{' '}
      {filter.page < last && (
        <a class="govuk-link" rel="next" href={path(`/evidence${addressOf(filter, filter.page + 1)}`)}>
          Older
        </a>
      )}
    </nav>
  )
}

const DeletedLink = ({ path }: { path: Path }) => (
  <p class="govuk-body">
    <a class="govuk-link" href={path('/evidence?show=deleted')}>
      What was deleted
    </a>
  </p>
)

const isFiltered = ({ words, kind, nature, agency, only }: Filter) => Boolean(words || kind || nature || agency || only)

function ledeOf(counts: Counts, filter: Filter): string {
  if (counts.all === 0)
    return filter.only === 'deleted'
      ? 'Nothing has been deleted.'
      : isFiltered(filter)
        ? 'No evidence fits what you asked for. Choose less above.'
        : 'There is no evidence yet. Add a file, a link or a statement, and say which part of the plan or which finding it supports.'
  const wanting = [
    counts.idle > 0 && `${counts.idle} supporting nothing yet`,
    counts.stale > 0 && `${counts.stale} too old for what it should prove`,
    counts.untold > 0 && `${counts.untold} with views and nothing told back`,
    counts.due > 0 && `${counts.due} due to be looked at again`,
  ].filter(Boolean)
  return `${[counted(counts.all, 'piece'), ...wanting].join(', ')}.`
}
