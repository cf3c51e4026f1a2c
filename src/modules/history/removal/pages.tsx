import { asked, type Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { button, checkboxes, textarea, warningText } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { upper } from '../../../platform/sentence.ts'
import type { Removal } from './queries.ts'
import { isTickedFirst, placeWords } from './rules.ts'
import type { Found } from './removing.ts'

type Around = { frame: Frame & { banner?: string | undefined }; path: (rest: string) => string }

export const RemovalsPage = (p: Around & { filled: Filled; done: readonly Removal[] }) => (
  <Page
    {...p.frame}
    title="Remove a passage everywhere"
    errors={p.filled.errors}
    trail={[
      { href: p.path(''), text: 'Home' },
      { href: p.path('/history'), text: 'History' },
    ]}
    lede="For words that should never have been written, such as a child’s name. They go from items, updates, history, released papers and files, and they do not come back with a backup."
  >
    <form method="post" action={p.path('/history/removals/search')}>
      {textarea({
        ...asked(p.filled, 'passage'),
        label: { text: 'Words to remove', classes: 'govuk-label--s' },
        hint: { text: 'Exactly as written. Capitals and blanks do not matter.' },
        rows: '2',
      })}
      {button({ text: 'Find them' })}
    </form>
    <h2 class="govuk-heading-m">Removed so far</h2>
    {p.done.length === 0 ? (
      <p class="govuk-body">Nothing has been removed.</p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Removals, newest first</caption>
        <thead>
          <tr>
            <th scope="col">When</th>
            <th scope="col">Who</th>
            <th scope="col">What</th>
            <th scope="col">Why</th>
          </tr>
        </thead>
        <tbody>
          {p.done.map((r) => (
            <tr>
              <td data-label="When">{longInstant(r.at)}</td>
              <td data-label="Who">{r.person ?? 'Holdfast'}</td>
              <td data-label="What">
                {r.kind === 'file'
                  ? 'A stored file'
                  : `A passage of ${r.length} characters, from ${r.places.reduce((n, x) => n + (x.rows ?? 0), 0)} places`}
              </td>
              <td data-label="Why">{r.reason}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

export const FoundPage = (p: Around & { filled: Filled; passage: string; found: Found }) => (
  <Page
    {...p.frame}
    title="Remove these words everywhere?"
    errors={p.filled.errors}
    trail={[
      { href: p.path('/history'), text: 'History' },
      { href: p.path('/history/removals'), text: 'Remove a passage everywhere' },
    ]}
    lede={
      p.found.places.length + p.found.files.length === 0
        ? 'The words stand nowhere in this partnership.'
        : `They stand in ${p.found.places.reduce((n, x) => n + x.rows, 0)} places${p.found.files.length ? ` and in ${p.found.files.length} stored ${p.found.files.length === 1 ? 'file' : 'files'}` : ''}.`
    }
  >
    {p.found.unreadable.length > 0 && (
      <p class="govuk-body">
        These files cannot be searched, so look at them yourself: {p.found.unreadable.join(', ')}.
      </p>
    )}
    {p.found.places.length + p.found.files.length > 0 && (
      <form method="post" action={p.path('/history/removals')}>
        <input type="hidden" name="passage" value={p.passage} />
        {checkboxes({
          idPrefix: 'places',
          name: 'places',
          fieldset: { legend: { text: 'Remove from', classes: 'govuk-fieldset__legend--s' } },
          hint: {
            text: '“[removed]”, or a shorter mark, stands in their place. In the history the whole entry’s words go; that something happened, when and by whom, stays.',
          },
          items: p.found.places.map((x) => ({
            value: x.place,
            text: `${upper(placeWords(x.place))}: ${x.rows}`,
            checked: isTickedFirst(x.place),
          })),
        })}
        {p.found.files.length > 0 &&
          checkboxes({
            idPrefix: 'files',
            name: 'files',
            fieldset: { legend: { text: 'Delete these stored files whole', classes: 'govuk-fieldset__legend--s' } },
            items: p.found.files.map((f) => ({ value: f.sha256, text: `${f.title} (${f.name})`, checked: true })),
          })}
        {textarea({
          ...asked(p.filled, 'reason'),
          label: { text: 'Why', classes: 'govuk-label--s' },
          hint: { text: 'Kept for ever. Do not repeat the words.' },
          rows: '2',
        })}
        {warningText({ iconFallbackText: 'Warning', text: 'This cannot be undone.' })}
        {button({ text: 'Remove them everywhere', classes: 'govuk-button--warning' })}
      </form>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={p.path('/history/removals')}>
        Leave everything as it is
      </a>
    </p>
  </Page>
)
