import type { Child } from 'hono/jsx'
import { Status } from '../../../platform/shapes.tsx'
import { details } from '../../../platform/govuk.ts'
import type { StatusShown } from '../plans/rules.ts'
import type { DateChanged, ItemName, LevelChanged, PlanChanges, StatusChanged, WordsChanged } from './rules.ts'
import { dateSentence, leadsSentence, levelSentence } from './sentence.ts'
import type { Stretch } from './words.ts'

/** Where an item or a finding leads; null where it has no page for this reader. */
export type Leads = (kind: 'item' | 'finding', id: string) => string | null

/** Everything that changed, one part a kind of change. Parts in which nothing changed are left out. */
export const ChangesList = ({ changes, leads }: { changes: PlanChanges; leads: Leads }) => (
  <>
    <Statuses changes={changes} leads={leads} />
    <Dates dates={changes.dates} leads={leads} />
    {changes.levels !== null && <LevelsOfEvidence levels={changes.levels} leads={leads} />}
    <Part id="evidence" title="New evidence" count={changes.evidence.length}>
      <ul class="hf-links">
        {changes.evidence.map(({ on, titles }) => (
          <li>
            <Name kind={on.kind} of={on} leads={leads} />: {titles.join('; ')}
          </li>
        ))}
      </ul>
    </Part>
    <Names id="added" title="New in the plan" items={changes.added} leads={leads} />
    <Names id="removed" title="Taken out of the plan" items={changes.removed} leads={() => null} />
    <Part id="wording" title="Wording that changed" count={changes.words.length}>
      {changes.words.map((each) => (
        <Wording change={each} leads={leads} />
      ))}
    </Part>
    <Part id="leads" title="Lead posts that changed" count={changes.leads.length}>
      <ul class="hf-links">
        {changes.leads.map((each) => (
          <li>
            <Name kind="item" of={each.item} leads={leads} />: {leadsSentence(each)}
          </li>
        ))}
      </ul>
    </Part>
  </>
)

const Part = (p: { id: string; title: string; count: number; children: Child }) =>
  p.count === 0 ? null : (
    <section class="hf-section" aria-labelledby={p.id}>
      <h2 class="hf-h2" id={p.id}>
        {p.title}
      </h2>
      {p.children}
    </section>
  )

const Name = ({ kind, of, leads }: { kind: 'item' | 'finding'; of: ItemName; leads: Leads }) => {
  const [words, href] = [[of.reference, of.title].filter(Boolean).join(' '), leads(kind, of.id)]
  return href ? (
    <a class="govuk-link hf-quiet" href={href}>
      {words}
    </a>
  ) : (
    <>{words}</>
  )
}

const Statuses = ({ changes, leads }: { changes: PlanChanges; leads: Leads }) => {
  const rows = [
    ...changes.worse.map((change) => ({ what: 'Worse', change })),
    ...changes.reopened.map((change) => ({ what: 'Reopened', change })),
    ...changes.better.map((change) => ({ what: 'Better', change })),
    ...changes.closed.map((change) => ({ what: 'Closed', change })),
    ...changes.first.map((change) => ({ what: 'First status', change })),
    ...changes.reworded.map((change) => ({ what: 'Other word', change })),
  ]
  return (
    <Part id="statuses" title="Status" count={rows.length}>
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Items whose status changed, the worse first</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">What happened</th>
            <th scope="col">Was</th>
            <th scope="col">Became</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ what, change }) => (
            <StatusRow what={what} change={change} leads={leads} />
          ))}
        </tbody>
      </table>
    </Part>
  )
}

const StatusRow = ({ what, change, leads }: { what: string; change: StatusChanged; leads: Leads }) => (
  <tr>
    <th scope="row">
      <Name kind="item" of={change.item} leads={leads} />
    </th>
    <td data-label="What happened">{what}</td>
    <td data-label="Was">
      <Shown status={change.was} />
    </td>
    <td data-label="Became">
      <Shown status={change.became} />
    </td>
  </tr>
)

const Shown = ({ status: { tone, word } }: { status: StatusShown }) => (
  <>{tone ? <Status tone={tone} word={word} /> : word}</>
)

const Dates = ({ dates, leads }: { dates: readonly DateChanged[]; leads: Leads }) => (
  <Part id="dates" title="Dates that moved" count={dates.length}>
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">Agreed dates and forecasts that moved, how often and why</caption>
      <thead>
        <tr>
          <th scope="col">Item</th>
          <th scope="col">Which date, and how often it moved</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {dates.map((each) => (
          <tr>
            <th scope="row">
              <Name kind="item" of={each.item} leads={leads} />
            </th>
            <td data-label="Which date">{dateSentence(each)}</td>
            <td data-label="Why">
              {each.reasons.length > 0 ? each.reasons.join('; then: ') : 'No reason was asked for.'}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  </Part>
)

const LevelsOfEvidence = ({ levels, leads }: { levels: readonly LevelChanged[]; leads: Leads }) => (
  <Part id="levels" title="Levels of evidence" count={levels.length}>
    <table class="hf-table hf-stack">
      <caption class="govuk-visually-hidden">Findings whose level of evidence changed, and why</caption>
      <thead>
        <tr>
          <th scope="col">Finding</th>
          <th scope="col">Level of evidence</th>
          <th scope="col">Why</th>
        </tr>
      </thead>
      <tbody>
        {levels.map((each) => (
          <tr>
            <th scope="row">
              <Name kind="finding" of={each.finding} leads={leads} />
            </th>
            <td data-label="Level of evidence">{levelSentence(each)}</td>
            <td data-label="Why">{each.became?.reason || 'No reason given.'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Part>
)

// A plan that has just come in is all new: its first lines are shown, the rest folded.
const Names = (p: { id: string; title: string; items: readonly ItemName[]; leads: Leads }) => {
  const [first, rest] = [p.items.slice(0, 12), p.items.slice(12)]
  const list = (items: readonly ItemName[]) => (
    <ul class="hf-links">
      {items.map((item) => (
        <li>
          <Name kind="item" of={item} leads={p.leads} />
        </li>
      ))}
    </ul>
  )
  return (
    <Part id={p.id} title={p.title} count={p.items.length}>
      {list(first)}
      {rest.length > 0 && details({ summaryText: `${rest.length} more`, html: list(rest) })}
    </Part>
  )
}

const Wording = ({ change, leads }: { change: WordsChanged; leads: Leads }) => (
  <div class="hf-reworded">
    <h3 class="hf-h3">
      <Name kind="item" of={change.item} leads={leads} />
    </h3>
    <p class="hf-meta">{whatWords(change)}</p>
    <p class="hf-reworded__words">
      {change.stretches.map((each) => (
        <Words stretch={each} />
      ))}
    </p>
  </div>
)

/** "The aim, reworded", "A measure, new". */
const whatWords = ({ what, was, became }: WordsChanged): string => {
  const name = { title: 'The title', aim: 'The aim', measure: 'A measure' }[what]
  return `${name}, ${was === '' ? 'new' : became === '' ? 'taken out' : 'reworded: words struck through went, words underlined came'}`
}

const Words = ({ stretch: { kind, text } }: { stretch: Stretch }) => {
  switch (kind) {
    case 'same':
      return <>{text}</>
    case 'gone':
      return (
        <>
          <del>
            <span class="govuk-visually-hidden">[went: </span>
            {text.trimEnd()}
            <span class="govuk-visually-hidden">]</span>
          </del>{' '}
        </>
      )
    case 'new':
      return (
        <>
          <ins>
            <span class="govuk-visually-hidden">[came: </span>
            {text.trimEnd()}
            <span class="govuk-visually-hidden">]</span>
          </ins>{' '}
        </>
      )
  }
}
