import { longDate, londonDate } from '../../../../platform/dates.ts'
import { button, checkboxes } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { counted, joined } from '../../../../platform/sentence.ts'
import { KeptList } from '../../workbook/kept-pages.tsx'
import type { Brought } from '../../workbook/sheet.ts'
import { TakenOver } from '../../workbook/taken-pages.tsx'
import type { Import } from './choices.ts'

type Place = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; made: Import }
type Props = Place & {
  plan: { id: string; title: string } | null
  since: { updates: number; changed: number; added: number }
  asks: boolean
  /** An exported workbook that was compared: it has no items of its own. */
  compared: Brought | null
}

const trailOf = (path: Ctx['path']) => [
  { href: path('/plan'), text: 'Plan' },
  { href: path('/plan/import'), text: 'Import' },
]

/** An import that was accepted, undone or thrown away, and the way back from each. */
export const OutcomePage = ({ frame, path, made, plan, since, asks, compared }: Props) => {
  const here = path(`/plan/imports/${made.id}`)
  const later = [
    ...(since.updates > 0 ? [counted(since.updates, 'later update')] : []),
    ...(since.changed > 0 ? [`changes to ${counted(since.changed, 'item')}`] : []),
  ]
  return (
    <Page
      {...frame}
      title={`The import of “${made.title}”`}
      caption={`${made.file_name}, dropped in on ${longDate(londonDate(made.made_at))}`}
      lede={ledeOf(made)}
      trail={trailOf(path)}
      errors={
        asks
          ? [{ href: '#sure', text: `Say whether ${joined(later)} may go too, or leave the import as it is` }]
          : undefined
      }
    >
      {made.state === 'accepted' && (
        <>
          {plan && (
            <p class="govuk-body">
              <a class="govuk-link" href={path(`/plan/plans/${plan.id}`)}>
                Go to “{plan.title}”
              </a>
            </p>
          )}
          {compared && <TakenOver made={made} path={path} />}
          {!compared && (
            <>
              <h2 class="govuk-heading-m">Undo the whole import</h2>
              <p class="govuk-body">
                All items it brought go, with what was imported about them
                {made.made_plan && since.added === 0 && ', and so does the plan it made'}. Posts, findings and the file
                itself stay.
                {since.added > 0 && made.made_plan && ' The plan stays, because items were added to it since.'}
              </p>
              <form method="post" action={`${here}/undoing`} novalidate>
                {later.length > 0 &&
                  checkboxes({
                    idPrefix: 'sure',
                    name: 'sure',
                    fieldset: {
                      legend: {
                        text: `Since the import there are ${joined(later)}`,
                        classes: 'govuk-fieldset__legend--s',
                      },
                    },
                    errorMessage: asks ? { text: 'Tick this to undo the import all the same' } : undefined,
                    items: [{ value: 'yes', text: 'They may go too' }],
                  })}
                {button({ text: 'Undo the whole import', classes: 'govuk-button--secondary' })}
              </form>
            </>
          )}
        </>
      )}
      {(made.state === 'undone' || made.state === 'thrown_away') && (
        <form method="post" action={`${here}/reopening`}>
          {button({ text: 'Open it again' })}
        </form>
      )}
      {compared && <KeptList brought={compared} />}
    </Page>
  )
}

const ledeOf = (made: Import): string => {
  const when = made.settled_at ? ` on ${longDate(londonDate(made.settled_at))}` : ''
  switch (made.state) {
    case 'accepted':
      return `It was imported${when}.`
    case 'undone':
      return `It was undone${when}. Your corrections are kept.`
    case 'thrown_away':
      return `It was thrown away${when}. Your corrections are kept.`
    case 'open':
      return 'It waits to be settled.'
  }
}

export const ThrowingAwayPage = ({ frame, path, made }: Place) => (
  <Page
    {...frame}
    title={`Throw “${made.title}” away?`}
    lede="Nothing of it is in the plan. The file and your corrections are kept, so that you can open it again."
    trail={[...trailOf(path), { href: path(`/plan/imports/${made.id}`), text: made.title }]}
  >
    <form method="post" action={path(`/plan/imports/${made.id}/throwing-away`)}>
      {button({ text: 'Throw this import away' })}
    </form>
    <p class="govuk-body">
      <a class="govuk-link" href={path(`/plan/imports/${made.id}`)}>
        Go on with it
      </a>
    </p>
  </Page>
)
