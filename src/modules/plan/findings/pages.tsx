import { html } from 'hono/html'
import { shortDate } from '../../../platform/dates.ts'
import { button } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { counted, small, upper } from '../../../platform/sentence.ts'
import { daysLate } from '../outline/rules.ts'
import { Holder, StatusCell } from '../outline/rows.ts'
import { standing } from '../outline/sentence.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Candidate } from './queries.ts'

type Finding = { id: string; reference: string; title: string; source_title: string }
type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; finding: Finding }

const named = ({ reference, title }: { reference: string; title: string }) =>
  [reference, title].filter(Boolean).join(' ')

/** What the plans do about one finding. */
export const FindingPage = ({
  frame,
  path,
  finding,
  items,
  wording,
  today,
  mayEdit,
}: Around & { items: readonly TreeItem[]; wording: string; today: string; mayEdit: boolean }) => (
  <Page
    {...frame}
    title={`What the plan does about ${named(finding)}`}
    wide
    trail={[
      { href: path('/plan'), text: 'Plan' },
      { href: path(`/inspection/findings/${finding.id}`), text: `Finding ${finding.reference || ''}`.trim() },
    ]}
    lede={
      items.length === 0
        ? 'Nothing in any plan answers this finding yet.'
        : answering(
            items.filter(({ line }) => line),
            today,
          )
    }
    actions={
      mayEdit ? (
        <a class="govuk-link" href={path(`/plan/findings/${finding.id}/items`)}>
          Choose items that answer it
        </a>
      ) : undefined
    }
  >
    {wording && wording !== finding.title && (
      <blockquote class="hf-said">
        <p>{wording}</p>
        <footer>{finding.source_title}</footer>
      </blockquote>
    )}
    {items.length > 0 && (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Items that answer this finding</caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Status</th>
            <th scope="col">Lead</th>
            <th scope="col">Due</th>
            {mayEdit && (
              <th scope="col">
                <span class="govuk-visually-hidden">Do</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
                  {named(item)}
                </a>
              </th>
              <td data-label="Status">{(item.line || item.status.tone) && StatusCell(item)}</td>
              <td data-label="Lead">
                {item.leads.length === 0
                  ? item.line && item.kind === 'improvement' && Missing({ words: 'No lead' })
                  : item.leads.map((lead) => (
                      <>
                        {lead.title} {Holder(lead)}
                        <br />
                      </>
                    ))}
              </td>
              <td data-label="Due">
                {item.due
                  ? shortDate(item.due)
                  : item.due_kind === 'ongoing'
                    ? 'Ongoing'
                    : item.line && item.kind === 'improvement' && Missing({ words: 'No date' })}
                {daysLate(item, today) > 0 && <> {Late({ words: `${counted(daysLate(item, today), 'day')} late` })}</>}
              </td>
              {mayEdit && (
                <td>
                  {item.findings.some(({ id }) => id === finding.id) ? (
                    <form method="post" action={path(`/plan/findings/${finding.id}/removal`)}>
                      <input type="hidden" name="item" value={item.id} />
                      <button class="hf-linkbutton" type="submit">
                        Does not answer it<span class="govuk-visually-hidden">: {item.title}</span>
                      </button>
                    </form>
                  ) : (
                    <span class="hf-meta">Through what it stands under</span>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

// Headings are listed with what stands under them, and only lines are counted.
const answering = (lines: readonly TreeItem[], today: string) =>
  lines.length === 0
    ? 'A heading of the plan answers it, and no item stands under that yet.'
    : `${upper(small(lines.length))} ${lines.length === 1 ? 'item answers' : 'items answer'} it. ${standing(lines, today)}`

/** How many candidates a page offers before it asks for words. */
export const mostOffered = 60

/** Ticks for the items that answer a finding. What the wording suggests stands first, and is said, never ticked by itself. */
export const ChooseItemsPage = ({
  frame,
  path,
  finding,
  offered,
  all,
  words,
}: Around & { offered: readonly (Candidate & { proposed: string | null })[]; all: number; words: string }) => (
  <Page
    {...frame}
    title={`Which items answer ${named(finding)}?`}
    trail={[{ href: path(`/plan/findings/${finding.id}`), text: `Finding ${finding.reference || ''}`.trim() }]}
    lede={
      all === 0
        ? 'There is no item left that could.'
        : offered.length < all
          ? `${offered.length} of ${counted(all, 'item')}. Type words to find others.`
          : `${upper(counted(all, 'item'))} ${all === 1 ? 'does' : 'do'} not answer it yet.`
    }
  >
    <form class="hf-filter" method="get" action={path(`/plan/findings/${finding.id}/items`)}>
      <div class="hf-filter__row">
        <div class="govuk-form-group">
          <label class="govuk-label" for="words">
            Words
          </label>
          <input class="govuk-input" id="words" name="words" type="search" value={words} autocomplete="off" />
        </div>
        <button class="govuk-button govuk-button--secondary" type="submit">
          Show
        </button>
      </div>
    </form>
    {offered.length > 0 && (
      <form method="post" action={path(`/plan/findings/${finding.id}/items`)}>
        <fieldset class="govuk-fieldset">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">Items</legend>
          <div class="govuk-checkboxes govuk-checkboxes--small" data-module="govuk-checkboxes">
            {offered.map(Tick)}
          </div>
        </fieldset>
        {button({ text: 'These answer it' })}
      </form>
    )}
  </Page>
)

const Tick = (item: Candidate & { proposed: string | null }) =>
  html`<div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" id="item-${item.id}" name="items" type="checkbox" value="${item.id}"><label class="govuk-label govuk-checkboxes__label" for="item-${item.id}">${named(item)}${
    item.proposed && html` <span class="hf-meta">Suggested: ${item.proposed}</span>`
  }<span class="hf-meta"> ${item.plan}</span></label></div>`
