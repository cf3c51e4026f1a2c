import { button, checkboxes } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { TreeItem } from '../outline/tree.ts'

export type Offered = {
  id: string
  reference: string
  title: string
  source: string
  wording: string
  proposed: string | null
}

type Props = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; item: TreeItem; offered: readonly Offered[] }

/** Ticks for the findings that an item answers. What its wording suggests is said, never ticked by itself. */
export const AnswersPage = ({ frame, path, item, offered }: Props) => {
  const sources = [...new Set(offered.map(({ source }) => source))]
  const ticked = item.findings.map(({ id }) => id)
  const proposed = offered.filter(({ id, proposed }) => proposed !== null && !ticked.includes(id)).length
  return (
    <Page
      {...frame}
      title={`Which findings does “${item.title}” answer?`}
      trail={[
        { href: path(`/plan/plans/${item.plan_id}`), text: 'Plan' },
        { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
      ]}
      lede={
        offered.length === 0
          ? 'There are no findings yet.'
          : proposed > 0
            ? `The wording suggests ${proposed === 1 ? 'one that is' : `${proposed} that are`} not ticked yet. You decide.`
            : 'Tick those that this item does something about.'
      }
    >
      {offered.length === 0 ? (
        <p class="govuk-body">
          Take them from the inspection report first:{' '}
          <a class="govuk-link" href={path('/inspection')}>
            findings
          </a>
          .
        </p>
      ) : (
        <form method="post" action={path(`/plan/items/${item.id}/answers`)}>
          {sources.map((source, at) =>
            checkboxes({
              idPrefix: `findings-${at}`,
              name: 'findings',
              values: ticked,
              classes: 'govuk-checkboxes--small',
              fieldset: { legend: { text: source, classes: 'govuk-fieldset__legend--s' } },
              items: offered
                .filter((each) => each.source === source)
                .map(({ id, reference, title, wording, proposed }) => ({
                  value: id,
                  text: [reference, title].filter(Boolean).join(' '),
                  hint: {
                    text:
                      [proposed ? `Suggested: ${proposed}` : '', wording === title ? '' : wording]
                        .filter(Boolean)
                        .join(' ') || undefined,
                  },
                })),
            }),
          )}
          {button({ text: 'Save these findings' })}
        </form>
      )}
    </Page>
  )
}
