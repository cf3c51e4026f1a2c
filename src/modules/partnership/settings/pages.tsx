import { asked, type Filled } from '../../../platform/asked.ts'
import { monthOf } from '../../../platform/dates.ts'
import { type Form, wordOf } from '../../../platform/forms.ts'
import { button, checkboxes, input, select } from '../../../platform/govuk.ts'
import { ErrorPage, type Frame, Page } from '../../../platform/layout.tsx'
import type { SettingsRow } from './queries.ts'

type Props = { frame: Frame; path: (rest: string) => string; filled: Filled }

const month = (n: number) => monthOf(`2026-${String(n).padStart(2, '0')}-01`).replace(' 2026', '')

export const SettingsPage = (p: Props) => (
  <Page
    {...p.frame}
    title="Settings"
    lede="They hold for every page and paper of the partnership."
    trail={[{ href: p.path('/partnership'), text: 'Partnership' }]}
    errors={p.filled.errors}
  >
    <Fields {...p} />
  </Page>
)

export const SettingsConflict = (p: Props & { now: SettingsRow }) => (
  <ErrorPage {...p.frame} status={409}>
    <p class="govuk-body">
      They are now: {p.now.name}; marking {p.now.marking || 'none'}; the year begins in {month(p.now.year_start)};
      counts below {p.now.disclosure_threshold} are hidden. Your version:
    </p>
    <Fields {...p} />
  </ErrorPage>
)

/** Rooms that are reached from plans and findings, and stand in the navigation only when a partnership wants them there. */
export const areas = [
  { value: 'measure', text: 'Measures', does: 'What is counted, and its figures' },
  {
    value: 'thread',
    text: 'Golden thread',
    does: 'Every missing link between findings and evidence, and levels of evidence',
  },
] as const

export const ticked = (words: Form, value: string): boolean => [words['areas'] ?? []].flat().includes(value)

const Fields = ({ path, filled }: Props) => (
  <form method="post" action={path('/partnership/settings')} novalidate>
    <input type="hidden" name="version" value={wordOf(filled.words, 'version')} />
    {input({ ...asked(filled, 'name'), label: { text: 'Name' }, hint: { text: 'Its address stays as it is' } })}
    {input({
      ...asked(filled, 'marking'),
      label: { text: 'Protective marking' },
      hint: { text: 'Printed at the top of every paper, such as OFFICIAL' },
      classes: 'govuk-input--width-20',
    })}
    {select({
      ...asked(filled, 'year_start'),
      label: { text: 'The year begins in' },
      items: Array.from({ length: 12 }, (_, n) => ({ value: String(n + 1), text: month(n + 1) })),
    })}
    {input({
      ...asked(filled, 'threshold'),
      label: { text: 'Smallest count of children that may be shown' },
      hint: { text: 'Smaller ones are hidden wherever figures leave the people who work with them' },
      classes: 'govuk-input--width-3',
      inputmode: 'numeric',
    })}
    {checkboxes({
      idPrefix: 'areas',
      name: 'areas',
      classes: 'govuk-checkboxes--small',
      fieldset: { legend: { text: 'Also in the navigation', classes: 'govuk-fieldset__legend--s' } },
      hint: { text: 'A new partnership begins with five pages; these are there all the same' },
      items: areas.map(({ value, text, does }) => ({
        value,
        text,
        hint: { text: does },
        checked: ticked(filled.words, value),
      })),
    })}
    {button({ text: 'Save the settings' })}
  </form>
)
