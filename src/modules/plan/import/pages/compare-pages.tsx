import { isIsoDate, longDate } from '../../../../platform/dates.ts'
import { button } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { counted } from '../../outline/sentence.ts'
import type { Import } from './choices.ts'
import type { Compared, Comparison } from './differences.ts'

export const fieldNames: Record<Compared, string> = {
  reference: 'Reference',
  title: 'Title',
  aim: 'Aim',
  leads: 'Leads',
  due: 'Agreed date',
  forecast: 'Forecast',
  status: 'Status',
}

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  made: Import
  plan: { id: string; title: string } | null
  comparison: Comparison | null
}

/** A workbook that came back, cell by cell where it says otherwise than the plan. */
export const ComparePage = ({ frame, path, made, plan, comparison }: Props) => {
  const found = comparison?.differences ?? []
  const items = Map.groupBy(found, ({ item }) => item)
  return (
    <Page
      {...frame}
      wide
      title={headingOf(comparison, items.size)}
      caption={`${made.file_name}${plan ? `, compared with “${plan.title}”` : ''}`}
      lede={ledeOf(comparison)}
      trail={[
        { href: path('/plan'), text: 'Plan' },
        { href: path('/plan/import'), text: 'Import' },
      ]}
    >
      {comparison && (comparison.unknown.length > 0 || comparison.fresh > 0) && (
        <ul class="govuk-list govuk-list--bullet">
          {comparison.unknown.length > 0 && (
            <li>
              {counted(comparison.unknown.length, 'row')} of the workbook stand for items that are no longer in the
              plan.
            </li>
          )}
          {comparison.fresh > 0 && (
            <li>
              {counted(comparison.fresh, 'row')} carry no Holdfast id, so they are new. Add them to the plan by hand, or
              in a file of their own.
            </li>
          )}
        </ul>
      )}
      {found.length > 0 && (
        <form method="post" action={path(`/plan/imports/${made.id}/differences`)}>
          <input type="hidden" name="version" value={String(made.version)} />
          <table class="hf-table hf-table--tight hf-stack">
            <caption class="govuk-visually-hidden">What the workbook says otherwise</caption>
            <thead>
              <tr>
                <th scope="col">Item</th>
                <th scope="col">Field</th>
                <th scope="col">In the plan</th>
                <th scope="col">In the workbook</th>
              </tr>
            </thead>
            <tbody>
              {found.map((each, at) => (
                <tr>
                  <th scope="row">{each.title}</th>
                  <td data-label="Field">{fieldNames[each.field]}</td>
                  <td data-label="In the plan">{shown(each.was)}</td>
                  <td data-label="In the workbook">
                    <div class="govuk-checkboxes govuk-checkboxes--small">
                      <div class="govuk-checkboxes__item">
                        <input
                          class="govuk-checkboxes__input"
                          type="checkbox"
                          id={`take-${at}`}
                          name="take"
                          value={`${each.item}:${each.field}`}
                        />
                        <label class="govuk-label govuk-checkboxes__label" for={`take-${at}`}>
                          <span class="govuk-visually-hidden">Take over: </span>
                          {shown(each.becomes)}
                        </label>
                      </div>
                    </div>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
          {button({ text: 'Take over what is ticked' })}
        </form>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={path(`/plan/imports/${made.id}/throwing-away`)}>
          Throw this workbook away
        </a>
      </p>
    </Page>
  )
}

const shown = (words: string) => (isIsoDate(words) ? longDate(words) : words)

const headingOf = (comparison: Comparison | null, items: number): string =>
  comparison === null
    ? 'None of these items is in a plan'
    : comparison.differences.length === 0
      ? 'No difference: nothing to import'
      : `${counted(comparison.differences.length, 'difference')} in ${counted(items, 'item')}`

const ledeOf = (comparison: Comparison | null): string =>
  comparison === null
    ? 'The workbook was exported from a plan that is not here, or its items were deleted.'
    : comparison.differences.length === 0
      ? `${counted(comparison.compared, 'item')} were compared, and every one says what the plan says.`
      : 'Tick what the plan is to take over. The rest stays as it is.'
