import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { button, checkboxes, dateInput, input, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import type { Around } from '../parts.tsx'
import type { Body } from './queries.ts'

export const BodiesPage = (p: Around & { bodies: readonly Body[]; mayEdit: boolean }) => (
  <Page
    {...p.frame}
    wide
    title="Scrutiny bodies"
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      { href: p.path('/inspection/programme'), text: 'Programme' },
    ]}
    lede={
      p.bodies.length === 0
        ? 'No scrutiny body is named yet. Add the inspectorates that come to you.'
        : `${counted(p.bodies.filter((b) => !b.ended_on).length, 'body').replace('bodys', 'bodies')} may take part in an inspection.`
    }
    actions={
      p.mayEdit && (
        <a class="govuk-link" href={p.path('/inspection/bodies/new')}>
          Add a scrutiny body
        </a>
      )
    }
  >
    {p.bodies.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Scrutiny bodies</caption>
        <thead>
          <tr>
            <th scope="col">Name</th>
            <th scope="col">Short name</th>
            <th scope="col">What it does</th>
          </tr>
        </thead>
        <tbody>
          {p.bodies.map((b) => (
            <tr>
              <th scope="row">
                {p.mayEdit ? (
                  <a class="govuk-link hf-quiet" href={p.path(`/inspection/bodies/${b.id}/edit`)}>
                    {b.name}
                  </a>
                ) : (
                  b.name
                )}
                {b.ended_on && <span class="hf-meta"> Until {longDate(b.ended_on)}</span>}
              </th>
              <td data-label="Short name">{b.short_name}</td>
              <td data-label="What it does">{b.does || <Missing words="Not said" />}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

export const BodyFormPage = (p: Around & { body: Body | null; filled: Filled }) => (
  <Page
    {...p.frame}
    title={p.body ? `Change “${p.body.name}”` : 'Add a scrutiny body'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[{ href: p.path('/inspection/bodies'), text: 'Scrutiny bodies' }]}
  >
    <form method="post" action={p.path(p.body ? `/inspection/bodies/${p.body.id}/edit` : '/inspection/bodies')}>
      {input({ ...asked(p.filled, 'name'), label: { text: 'Name', classes: 'govuk-label--s' } })}
      {input({
        ...asked(p.filled, 'short_name'),
        label: { text: 'Short name', classes: 'govuk-label--s' },
        classes: 'govuk-input--width-10',
      })}
      {textarea({
        ...asked(p.filled, 'does'),
        label: { text: 'What it looks at', classes: 'govuk-label--s' },
        rows: '2',
      })}
      {p.body &&
        dateInput({
          ...askedDate(p.filled, 'ended'),
          fieldset: { legend: { text: 'Day it ceased to be', classes: 'govuk-fieldset__legend--s' } },
          hint: { text: 'Leave this empty while it works' },
        })}
      {button({ text: p.body ? 'Save' : 'Add this body' })}
    </form>
  </Page>
)

/** Which bodies take part in one inspection. */
export const TakingPartPage = (
  p: Around & { source: { id: string; title: string }; bodies: readonly Body[]; chosen: readonly string[] },
) => (
  <Page
    {...p.frame}
    title="Who takes part?"
    trail={[
      { href: p.path('/inspection'), text: 'Findings' },
      { href: p.path(`/inspection/sources/${p.source.id}`), text: p.source.title },
    ]}
    lede={p.bodies.length === 0 ? 'No scrutiny body is named yet.' : `In “${p.source.title}”.`}
  >
    {p.bodies.length === 0 ? (
      button({ text: 'Add a scrutiny body', href: p.path('/inspection/bodies/new') })
    ) : (
      <form method="post" action={p.path(`/inspection/sources/${p.source.id}/bodies`)}>
        {checkboxes({
          idPrefix: 'bodies',
          name: 'bodies',
          values: p.chosen,
          classes: 'govuk-checkboxes--small',
          fieldset: { legend: { text: 'Scrutiny bodies', classes: 'govuk-fieldset__legend--s' } },
          items: p.bodies.map((b) => ({ value: b.id, text: b.name })),
        })}
        {button({ text: 'Save who takes part' })}
      </form>
    )}
  </Page>
)
