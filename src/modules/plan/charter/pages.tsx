import { asked, askedChoice, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate, londonDate } from '../../../platform/dates.ts'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, radios, select, textarea } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing } from '../../../platform/shapes.tsx'
import type { TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import {
  type Charter,
  changesBetween,
  changesSentence,
  isEditable,
  mayFollow,
  missingParts,
  parts,
  standingWords,
} from './rules.ts'

type Around = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  plan: { id: string; title: string }
}

const trailOf = ({ path, plan, item }: Around) => [
  { href: path(`/plan/plans/${plan.id}`), text: plan.title },
  { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
]

/** The form of a draft. */
export const CharterFormPage = (p: Around & { charter: Charter; filled: Filled; doubts: readonly string[] }) => (
  <Page
    {...p.frame}
    title="Write the charter"
    caption={p.item.title}
    trail={[
      ...trailOf(p),
      { href: p.path(`/plan/charters/${p.charter.id}`), text: `Charter, version ${p.charter.number}` },
    ]}
    lede="Write what you know. A charter can be put to a group once it says why, what for, what is in it, how it is measured and who is involved."
    errors={p.filled.errors}
  >
    <form method="post" action={p.path(`/plan/charters/${p.charter.id}`)} novalidate>
      <input type="hidden" name="version" value={wordOf(p.filled.words, 'version')} />
      {parts.map(({ key, heading, hint, rows }) =>
        textarea({
          ...asked(p.filled, key),
          label: { text: heading, classes: 'govuk-label--s' },
          hint: { text: hint },
          rows: String(rows),
        }),
      )}
      <Confirm doubts={p.doubts} />
      {button({ text: 'Save this draft' })}
    </form>
  </Page>
)

/** An item without a charter, and how to begin one. */
export const NoCharterPage = (p: Around & { mayWrite: boolean }) => (
  <Page {...p.frame} title="Project charter" caption={p.item.title} trail={trailOf(p)} lede="There is no charter yet.">
    <p class="govuk-body">
      A charter says on one page why a project is done, what for, what is in it, what will be tried, how it is measured
      and who is involved. A group approves it before the work begins.
    </p>
    {p.mayWrite ? (
      <form method="post" action={p.path(`/plan/items/${p.item.id}/charter`)}>
        {button({ text: 'Write a charter' })}
      </form>
    ) : (
      <p class="govuk-body">Whoever leads the item writes it.</p>
    )}
  </Page>
)

type Props = Around & {
  charter: Charter
  /** All versions, the newest first. */
  versions: readonly Charter[]
  nameOf: (id: string | null) => string | null
  groups: readonly { id: string; name: string }[]
  mayWrite: boolean
  mayDecide: boolean
  filled: Filled
  doubts: readonly string[]
}

/** One version of a charter: its parts, how it stands, what it changed, and what may be done with it. */
export const CharterPage = (p: Props) => {
  const { charter, item, path, versions } = p
  const before = versions.find(({ number }) => number === charter.number - 1)
  return (
    <Page
      {...p.frame}
      title="Project charter"
      caption={`${[item.reference, item.title].filter(Boolean).join(' ')}. Version ${charter.number}`}
      wide
      trail={trailOf(p)}
      lede={standingWords(charter)}
      errors={p.filled.errors}
      print="paper"
      actions={
        p.mayWrite && isEditable(charter) ? (
          <a class="govuk-link" href={path(`/plan/charters/${charter.id}/edit`)}>
            Change this draft
          </a>
        ) : undefined
      }
    >
      <div class="hf-cols hf-cols--8-4">
        <div class="hf-charter">
          {charter.state === 'changes_asked' && (
            <p class="hf-askboard hf-lines">
              <b>What should change:</b> {charter.asked_changes}
            </p>
          )}
          {parts.map(({ key, heading }) => (
            <section class="hf-section">
              <h2 class="hf-h2">{heading}</h2>
              <p class="hf-p hf-lines">{charter.fields[key] || Missing({ words: 'Not said' })}</p>
            </section>
          ))}
          {before && <Changes charter={charter} before={before} />}
        </div>
        <aside class="hf-rail hf-noprint" aria-label="What may be done with the charter">
          <Do {...p} />
          <Versions {...p} />
          <Take {...p} />
        </aside>
      </div>
    </Page>
  )
}

const Changes = ({ charter, before }: { charter: Charter; before: Charter }) => {
  const changes = changesBetween(before.fields, charter.fields)
  return (
    <section class="hf-section" aria-labelledby="changes">
      <h2 class="hf-h2" id="changes">
        What changed
      </h2>
      <p class="hf-p">{changesSentence(changes, before.number)}</p>
      {changes.length > 0 && (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Both versions, part by part</caption>
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col">Version {before.number}</th>
              <th scope="col">Version {charter.number}</th>
            </tr>
          </thead>
          <tbody>
            {changes.map(({ heading, was, is }) => (
              <tr>
                <th scope="row">{heading}</th>
                <td data-label={`Version ${before.number}`} class="hf-lines">
                  {was || 'Nothing'}
                </td>
                <td data-label={`Version ${charter.number}`} class="hf-lines">
                  {is || 'Nothing'}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

const Do = (p: Props) => {
  const { charter, path, filled, groups } = p
  const owed = missingParts(charter.fields)
  if (charter.state === 'draft' && p.mayWrite)
    return (
      <section>
        <h2 class="hf-h2">Put it to a group</h2>
        {owed.length > 0 ? (
          <p class="hf-p" id="group">
            Before that, write: {owed.join(', ').toLowerCase()}.
          </p>
        ) : (
          <form method="post" action={path(`/plan/charters/${charter.id}/submission`)} novalidate>
            {select({
              ...asked(filled, 'group'),
              label: { text: 'Which group decides?', classes: 'govuk-label--s' },
              items: [
                { value: '', text: 'Choose a group' },
                ...groups.map(({ id, name }) => ({ value: id, text: name })),
              ],
            })}
            {button({ text: 'Put it to the group' })}
          </form>
        )}
      </section>
    )
  if (charter.state === 'submitted')
    return (
      <>
        {p.mayDecide && (
          <section>
            <h2 class="hf-h2">What did the group decide?</h2>
            <form method="post" action={path(`/plan/charters/${charter.id}/decision`)} novalidate>
              {radios({
                ...askedChoice(filled, 'decision'),
                classes: 'govuk-radios--small',
                fieldset: { legend: { text: charter.group ?? 'The group', classes: 'govuk-fieldset__legend--s' } },
                items: [
                  { value: 'approve', text: 'It approved the charter' },
                  {
                    value: 'changes',
                    text: 'It asked for changes',
                    conditional: {
                      html: textarea({ ...asked(filled, 'what'), label: { text: 'What should change?' }, rows: '4' }),
                    },
                  },
                ],
              })}
              {dateInput({
                ...askedDate(filled, 'decided'),
                fieldset: { legend: { text: 'On which day?', classes: 'govuk-fieldset__legend--s' } },
              })}
              <Confirm doubts={p.doubts} />
              {button({ text: 'Record the decision' })}
            </form>
          </section>
        )}
        {p.mayWrite && (
          <form method="post" action={path(`/plan/charters/${charter.id}/withdrawal`)}>
            {button({ text: 'Take it back as a draft', classes: 'govuk-button--secondary' })}
          </form>
        )}
      </>
    )
  if (p.mayWrite && mayFollow(p.versions) && p.versions[0]?.id === charter.id)
    return (
      <form method="post" action={path(`/plan/items/${charter.item_id}/charter`)}>
        {button({ text: `Begin version ${charter.number + 1}` })}
      </form>
    )
  return null
}

const Versions = ({ charter, versions, path, nameOf }: Props) => (
  <section>
    <h2 class="hf-h2">Versions</h2>
    <ul class="hf-links">
      {versions.map((each) => (
        <li>
          {each.id === charter.id ? (
            <b>Version {each.number}</b>
          ) : (
            <a class="govuk-link" href={path(`/plan/charters/${each.id}`)}>
              Version {each.number}
            </a>
          )}
          <span class="hf-meta hf-under">
            {standingWords(each)} Begun by {nameOf(each.made_by) ?? 'Holdfast'} on {longDate(londonDate(each.made_at))}.
            {each.decided_by && ` Recorded by ${nameOf(each.decided_by) ?? 'somebody'}.`}
          </span>
        </li>
      ))}
    </ul>
  </section>
)

const Take = ({ charter, path }: Props) => (
  <section>
    <h2 class="hf-h2">Take it along</h2>
    <ul class="hf-links">
      {(['docx', 'pdf'] as const).map((format) => (
        <li>
          <a class="govuk-link" href={path(`/report/charters/${charter.id}/files/${format}`)} download>
            Version {charter.number} as {format === 'docx' ? 'Word' : 'PDF'}
          </a>
        </li>
      ))}
    </ul>
  </section>
)

/** On an item's page: how its charter stands. */
export const CharterPanel = ({
  item,
  charters,
  path,
}: {
  item: TreeItem
  charters: readonly Charter[]
  path: Ctx['path']
}) => {
  if (item.kind !== 'improvement') return null
  const [newest] = charters
  return (
    <section class="hf-section" aria-labelledby="charter">
      <h2 class="hf-h2" id="charter">
        Project charter
      </h2>
      <p class="hf-p">
        {newest ? standingWords(newest) : 'No charter yet.'}{' '}
        <a class="govuk-link" href={path(`/plan/items/${item.id}/charter`)}>
          {newest ? 'Read the charter' : 'About charters'}
        </a>
      </p>
    </section>
  )
}
