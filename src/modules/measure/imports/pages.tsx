import { html } from 'hono/html'
import { asked, type Filled } from '../../../platform/asked.ts'
import { longDate, londonDate } from '../../../platform/dates.ts'
import { button, checkboxes, fileUpload, radios, select, textarea, warningText } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { upper } from '../../../platform/sentence.ts'
import type { Import, ImportLine } from './queries.ts'
import { figuresWords, importSentence } from './rules/outcome.ts'
import { Rows } from './rows-pages.tsx'
import { inOrderOfDoubt, type Preview, type PreviewMeasure, previewSentence, type Shown } from './rules/preview.ts'

type Place = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

const trailOf = (path: Ctx['path']) => [
  { href: path('/measure'), text: 'Measures' },
  { href: path('/measure/imports'), text: 'Import figures' },
]

/** Drop figures in; below, what was imported before. */
export const ImportsPage = ({
  frame,
  path,
  imports,
  filled,
}: Place & { imports: readonly ImportLine[]; filled: Filled }) => (
  <Page
    {...frame}
    title="Import figures"
    lede="Drop in the sheet you have. You see what is new, what would change and what cannot be kept, and nothing is imported until you say so."
    trail={[{ href: path('/measure'), text: 'Measures' }]}
    errors={filled.errors}
  >
    <form method="post" action={path('/measure/imports')} enctype="multipart/form-data" novalidate>
      {fileUpload({
        ...asked(filled, 'file'),
        label: { text: 'The file', classes: 'govuk-label--s' },
        hint: {
          text: 'CSV, tab-separated or Excel (.xlsx). One row for each figure, or one column for each period or measure',
        },
      })}
      {textarea({
        ...asked(filled, 'text'),
        label: { text: 'Or paste it here', classes: 'govuk-label--s' },
        hint: { text: 'Cells copied from a sheet, with their headings' },
        rows: '5',
      })}
      {button({ text: 'Read the figures' })}
    </form>
    {imports.length > 0 && (
      <section class="hf-section" aria-labelledby="before">
        <h2 class="hf-h2" id="before">
          Imports so far
        </h2>
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Imports, those that wait first</caption>
          <thead>
            <tr>
              <th scope="col">Figures</th>
              <th scope="col">When</th>
              <th scope="col">What came of it</th>
            </tr>
          </thead>
          <tbody>
            {imports.map((each) => (
              <tr>
                <th scope="row">
                  <a class="govuk-link hf-quiet" href={path(`/measure/imports/${each.id}`)}>
                    {each.name}
                  </a>
                </th>
                <td data-label="When">
                  {longDate(londonDate(each.made_at))}
                  <span class="hf-meta"> {byWhom(each)}</span>
                </td>
                <td data-label="What came of it">{becameOf(each)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    )}
  </Page>
)

const byWhom = (each: ImportLine) =>
  each.token ? `by the token “${each.token}”` : each.made_by ? `by ${each.made_by}` : 'from the command line'

const becameOf = (each: ImportLine): string =>
  each.state === 'waiting'
    ? 'Waits to be looked at'
    : `${each.state === 'undone' ? 'Undone. It had brought ' : ''}${each.state === 'undone' ? importSentence(countsOf(each)) : upper(importSentence(countsOf(each)))}${each.refused > 0 ? `, ${each.refused.toLocaleString('en-GB')} refused` : ''}`

const countsOf = (each: ImportLine) => ({ new: each.added, changed: each.changed, unchanged: each.unchanged })

type PreviewProps = Place & {
  made: Import
  preview: Preview
  measures: readonly { id: string; title: string }[]
  show: Shown
  at: number
  /** Somebody changed the import between the opening of the page and its form. */
  crossed: boolean
}

/** What an import would do: doubts and measures first, then row by row. */
export const PreviewPage = (p: PreviewProps) => {
  const { preview, path, made } = p
  const here = path(`/measure/imports/${made.id}`)
  const count = preview.counts.new + preview.counts.changed
  return (
    <Page {...p.frame} wide title={`Figures of “${made.name}”`} lede={previewSentence(preview)} trail={trailOf(path)}>
      {p.crossed &&
        warningText({
          iconFallbackText: 'Warning',
          text: 'Somebody changed this import since you opened it, so nothing was done. This is how it stands now. Look at it again, then choose.',
        })}
      {preview.doubts.length > 0 && (
        <section class="hf-section" aria-labelledby="doubts">
          <h2 class="hf-h2" id="doubts">
            How the file was read
          </h2>
          <ul class="govuk-list govuk-list--bullet">
            {preview.doubts.map(({ sentence }) => (
              <li>{sentence}</li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={`${here}/acceptance`} novalidate id="choices">
        <input type="hidden" name="version" value={String(made.version)} />
        <section class="hf-section" aria-labelledby="measures">
          <h2 class="hf-h2" id="measures">
            {preview.measures.length === 1 ? 'The measure' : `The ${preview.measures.length} measures`}
          </h2>
          {inOrderOfDoubt(preview.measures).map((m) => (
            <MeasureChoice {...p} m={m} n={preview.measures.indexOf(m)} />
          ))}
        </section>
        <div class="govuk-button-group">
          {count > 0 && button({ text: `Import ${figuresWords(count)}` })}
          {button({
            text: 'Work it out again',
            classes: 'govuk-button--secondary',
            attributes: { formaction: `${here}/choices` },
          })}
        </div>
      </form>
      <form method="post" action={`${here}/throwing-away`}>
        <button class="hf-linkbutton" type="submit">
          Throw it away: nothing is imported
        </button>
      </form>
      <Rows preview={preview} show={p.show} at={p.at} here={here} />
    </Page>
  )
}

const MeasureChoice = ({ m, n, measures }: PreviewProps & { m: PreviewMeasure; n: number }) => {
  const filled: Filled = { words: {} }
  const nothing = m.counts.new + m.counts.changed + m.counts.unchanged === 0
  return (
    <section class="hf-section" aria-labelledby={`measure-${n}`}>
      <h3 class="hf-h3" id={`measure-${n}`}>
        {m.name}
      </h3>
      <p class="hf-p">
        {m.known
          ? m.known.title === m.name
            ? 'A measure you have'
            : `Goes under “${m.known.title}”`
          : 'A new measure'}
        {`, in ${m.unit === '' ? 'plain numbers' : m.unit}: ${m.leftOut ? 'left out' : nothing ? 'no figure can be kept' : importSentence(m.counts)}.`}
      </p>
      {m.doubts.map((doubt) => (
        <p class="hf-doubt">{doubt}</p>
      ))}
      <input type="hidden" name={`asked-${n}`} value="yes" />
      {(m.known === null || m.known.title !== m.name) &&
        measures.length > 0 &&
        select({
          ...asked(filled, `as-${n}`),
          label: { html: named('Which measure is it?', m.name) },
          items: [
            { value: 'new', text: 'A new measure', selected: m.known === null },
            ...(m.near
              ? [
                  {
                    value: m.near.id,
                    text: `“${m.near.title}”, which is nearly its name`,
                    selected: m.known?.id === m.near.id,
                  },
                ]
              : []),
            ...measures
              .filter(({ id }) => id !== m.near?.id)
              .map(({ id, title }) => ({ value: id, text: title, selected: m.known?.id === id })),
          ],
        })}
      {m.asksScale &&
        radios({
          idPrefix: `scale-${n}`,
          name: `scale-${n}`,
          classes: 'govuk-radios--small govuk-radios--inline',
          fieldset: { legend: { html: named('What does 0.45 mean?', m.name) } },
          items: [
            { value: 'parts', text: '45%', checked: m.scale === 'parts' },
            { value: 'points', text: '0.45%', checked: m.scale === 'points' },
          ],
        })}
      {checkboxes({
        idPrefix: `take-${n}`,
        name: `take-${n}`,
        classes: 'govuk-checkboxes--small',
        items: [{ value: 'yes', html: named('Import its figures', m.name), checked: !m.leftOut }],
      })}
    </section>
  )
}

const named = (words: string, name: string) => html`${words}<span class="govuk-visually-hidden"> (${name})</span>`

/** An import that was made or undone. `why`: why it cannot be undone now. */
export const OutcomePage = ({
  frame,
  path,
  made,
  why,
  failed,
}: Place & { made: Import; why: string | null; failed: boolean }) => (
  <Page
    {...frame}
    title={`Figures of “${made.name}”`}
    caption={`${made.origin === 'paste' ? 'Pasted' : made.origin === 'api' ? 'Pushed' : 'Imported'} on ${longDate(londonDate(made.made_at))} ${byWhom(made)}`}
    lede={ledeOf(made)}
    trail={trailOf(path)}
    errors={failed && why ? [{ href: '#undo', text: why }] : undefined}
  >
    {made.state === 'imported' && (
      <section class="hf-section" aria-labelledby="undo">
        <h2 class="hf-h2" id="undo">
          Undo the import
        </h2>
        {why ? (
          <p class="hf-p">{why}</p>
        ) : (
          <form method="post" action={path(`/measure/imports/${made.id}/undoing`)}>
            <p class="hf-p">
              Its figures go, and those it replaced come back
              {made.measures_made.length > 0 &&
                '. Measures it added go too, where nobody has described them and no other figure stands under them'}
              .
            </p>
            {button({ text: 'Undo this import', classes: 'govuk-button--secondary' })}
          </form>
        )}
      </section>
    )}
    <p class="govuk-body">
      <a class="govuk-link" href={path('/measure')}>
        Go to the measures
      </a>
    </p>
  </Page>
)

const ledeOf = (made: Import): string => {
  const refused = made.refused > 0 ? ` ${upper(figuresWords(made.refused))} could not be kept.` : ''
  return made.state === 'undone'
    ? `Undone${made.undone_at ? ` on ${longDate(londonDate(made.undone_at))}` : ''}. It had brought ${importSentence(countsOf(made))}.`
    : `${upper(importSentence(countsOf(made)))}.${refused}`
}
