import { asked, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { button, input } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import type { GroupRow } from './queries.ts'

type Around = { frame: Frame; path: (rest: string) => string }

export const GroupsPage = ({
  frame,
  path,
  groups,
  mayEdit,
}: Around & { groups: readonly GroupRow[]; mayEdit: boolean }) => (
  <Page
    {...frame}
    title="Groups"
    lede={
      groups.length === 0
        ? 'No group yet. Add the one that runs the plan.'
        : ledeOf(groups.filter((a) => !a.ended_on).length)
    }
    trail={[{ href: path('/partnership'), text: 'Partnership' }]}
    actions={mayEdit && button({ text: 'Add a group', href: path('/partnership/groups/new') })}
    wide
  >
    {groups.length > 0 && (
      <table class="hf-table hf-stack">
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">Short name</th>
            <th scope="col">In use</th>
            {mayEdit && <th scope="col">Change</th>}
          </tr>
        </thead>
        <tbody>
          {groups.map((a) => (
            <tr>
              <th scope="row">{a.name}</th>
              <td data-label="Short name">{a.short_name || 'The same'}</td>
              <td data-label="In use">{a.ended_on ? `Ended ${longDate(a.ended_on)}` : 'Yes'}</td>
              {mayEdit && (
                <td data-label="Change">
                  <a class="govuk-link" href={path(`/partnership/groups/${a.id}/edit`)}>
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

export const GroupForm = ({ frame, path, group, filled }: Around & { group: GroupRow | null; filled: Filled }) => (
  <Page
    {...frame}
    title={group ? 'Change a group' : 'Add a group'}
    lede={group?.name}
    trail={[
      { href: path('/partnership'), text: 'Partnership' },
      { href: path('/partnership/groups'), text: 'Groups' },
    ]}
    errors={filled.errors}
  >
    <form
      method="post"
      action={path(group ? `/partnership/groups/${group.id}/edit` : '/partnership/groups/new')}
      novalidate
    >
      {input({ ...asked(filled, 'name'), label: { text: 'Name' } })}
      {input({
        ...asked(filled, 'short_name'),
        label: { text: 'Short name' },
        hint: { text: 'As papers write it, such as COG or CPC' },
        classes: 'govuk-input--width-10',
      })}
      {button({ text: group ? 'Save the group' : 'Add the group' })}
    </form>
    {group && (
      <form method="post" action={path(`/partnership/groups/${group.id}/ending`)}>
        {button({ text: group.ended_on ? 'Take it up again' : 'End this group', classes: 'govuk-button--secondary' })}
      </form>
    )}
  </Page>
)

const ledeOf = (live: number) =>
  live === 1 ? 'One group owns or oversees the work.' : `${live} groups own or oversee the work.`
