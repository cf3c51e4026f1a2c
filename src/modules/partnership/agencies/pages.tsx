import { asked, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { button, input, select } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import type { AgencyRow } from './queries.ts'
import { type AgencyKind, agencyKinds } from './rules.ts'

type Around = { frame: Frame; path: (rest: string) => string }

const kindWords: Record<AgencyKind, string> = {
  social_work: 'Social work',
  education: 'Education',
  health: 'Health',
  police: 'Police',
  third_sector: 'Third sector',
  reporter: 'Children’s reporter',
  council: 'Council, other services',
  other: 'Other',
}

export const AgenciesPage = ({
  frame,
  path,
  agencies,
  mayEdit,
}: Around & { agencies: readonly AgencyRow[]; mayEdit: boolean }) => (
  <Page
    {...frame}
    title="Agencies"
    lede={
      agencies.length === 0
        ? 'No agency yet. Add the first: posts, people and items name theirs.'
        : ledeOf(agencies.filter((a) => !a.ended_on).length)
    }
    trail={[{ href: path('/partnership'), text: 'Partnership' }]}
    actions={mayEdit && button({ text: 'Add an agency', href: path('/partnership/agencies/new') })}
    wide
  >
    {agencies.length > 0 && (
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Agency</th>
            <th scope="col">Short name</th>
            <th scope="col">Kind</th>
            <th scope="col">In use</th>
            {mayEdit && <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {agencies.map((a) => (
            <tr>
              <th scope="row">{a.name}</th>
              <td data-label="Short name">{a.short_name || 'The same'}</td>
              <td data-label="Kind">{kindWords[a.kind as AgencyKind]}</td>
              <td data-label="In use">{a.ended_on ? `Ended ${longDate(a.ended_on)}` : 'Yes'}</td>
              {mayEdit && (
                <td data-label="Change">
                  <a class="govuk-link" href={path(`/partnership/agencies/${a.id}/edit`)}>
                    Change<span class="govuk-visually-hidden"> {a.name}</span>
                  </a>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

export const AgencyForm = ({ frame, path, agency, filled }: Around & { agency: AgencyRow | null; filled: Filled }) => (
  <Page
    {...frame}
    title={agency ? 'Change an agency' : 'Add an agency'}
    lede={agency?.name}
    trail={[
      { href: path('/partnership'), text: 'Partnership' },
      { href: path('/partnership/agencies'), text: 'Agencies' },
    ]}
    errors={filled.errors}
  >
    <form
      method="post"
      action={path(agency ? `/partnership/agencies/${agency.id}/edit` : '/partnership/agencies/new')}
      novalidate
    >
      {input({ ...asked(filled, 'name'), label: { text: 'Name' } })}
      {input({
        ...asked(filled, 'short_name'),
        label: { text: 'Short name' },
        hint: { text: 'As plans write it before a lead or an update, such as CSW' },
        classes: 'govuk-input--width-10',
      })}
      {select({
        ...asked(filled, 'kind'),
        label: { text: 'Kind' },
        items: agencyKinds.map((kind) => ({ value: kind, text: kindWords[kind] })),
      })}
      {button({ text: agency ? 'Save the agency' : 'Add the agency' })}
    </form>
    {agency && (
      <form method="post" action={path(`/partnership/agencies/${agency.id}/ending`)}>
        {button({ text: agency.ended_on ? 'Take it up again' : 'End this agency', classes: 'govuk-button--secondary' })}
      </form>
    )}
  </Page>
)

const ledeOf = (live: number) => (live === 1 ? 'One agency works here so far.' : `${live} agencies work together here.`)
