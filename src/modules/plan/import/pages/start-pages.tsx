import { asked, type Filled } from '../../../../platform/asked.ts'
import { longDate, londonDate } from '../../../../platform/dates.ts'
import { button, fileUpload, input, select, textarea } from '../../../../platform/govuk.ts'
import { Page } from '../../../../platform/layout.tsx'
import type { Ctx } from '../../../../platform/route.ts'
import { counted, small, upper } from '../../../../platform/sentence.ts'
import type { ImportLine } from './queries.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  imports: readonly ImportLine[]
  plans: readonly { id: string; title: string }[]
  filled: Filled
}

/** Drop the plan you have; below, what was dropped before. */
export const StartPage = ({ frame, path, imports, plans, filled }: Props) => {
  const open = imports.filter(({ state }) => state === 'open')
  const past = imports.filter(({ state }) => state !== 'open')
  return (
    <Page
      {...frame}
      title="Import a plan"
      lede="Drop in the plan you have. You see what was understood beside your own table, and nothing is saved to the plan until you say so."
      trail={[
        { href: path(''), text: 'Home' },
        { href: path('/plan'), text: 'Plan' },
      ]}
      fresh="Step 1 of 3: drop it in"
      errors={filled.errors}
    >
      {open.length > 0 && (
        <section class="hf-section" aria-labelledby="open">
          <h2 class="govuk-heading-m" id="open">
            {open.length === 1 ? 'One import is not finished' : `${upper(small(open.length))} imports are not finished`}
          </h2>
          <Imports imports={open} path={path} caption="Imports not finished" />
        </section>
      )}
      <form method="post" action={path('/plan/import')} enctype="multipart/form-data" novalidate>
        {fileUpload({
          ...asked(filled, 'file'),
          label: { text: 'The file', classes: 'govuk-label--s' },
          hint: { text: 'Word (.docx), Excel (.xlsx), CSV, text, or a PDF with text in it; 25 MB at most' },
        })}
        {textarea({
          ...asked(filled, 'text'),
          label: { text: 'Or paste it here', classes: 'govuk-label--s' },
          hint: { text: 'A table copied from a document or workbook, or plain lines' },
          rows: '5',
        })}
        {plans.length > 0 &&
          select({
            ...asked(filled, 'plan'),
            label: { text: 'Where does it go?', classes: 'govuk-label--s' },
            items: [
              { value: '', text: 'Into a new plan' },
              ...plans.map(({ id, title }) => ({ value: id, text: `Into “${title}”` })),
            ],
          })}
        {input({
          ...asked(filled, 'title'),
          label: {
            text: plans.length > 0 ? 'Title of the new plan (optional)' : 'Title of the plan (optional)',
            classes: 'govuk-label--s',
          },
          hint: { text: 'Left empty, the title printed in the file is taken' },
        })}
        {button({ text: 'Read the plan' })}
      </form>
      {past.length > 0 && (
        <section class="hf-section" aria-labelledby="past">
          <h2 class="govuk-heading-m" id="past">
            Dropped in before
          </h2>
          <Imports imports={past} path={path} caption="Imports that were settled" />
        </section>
      )}
    </Page>
  )
}

const Imports = ({
  imports,
  path,
  caption,
}: {
  imports: readonly ImportLine[]
  path: Ctx['path']
  caption: string
}) => (
  <table class="hf-table hf-stack">
    <caption class="govuk-visually-hidden">{caption}</caption>
    <thead>
      <tr>
        <th scope="col">Plan</th>
        <th scope="col">Dropped in</th>
        <th scope="col">What became of it</th>
      </tr>
    </thead>
    <tbody>
      {imports.map((each) => (
        <tr>
          <th scope="row">
            <a
              class="govuk-link hf-quiet"
              href={path(`/plan/imports/${each.id}${each.state === 'open' ? '' : '/outcome'}`)}
            >
              {each.title}
            </a>
            <span class="hf-meta">
              <br />
              {each.file_name}
            </span>
          </th>
          <td data-label="Dropped in">
            {longDate(londonDate(each.made_at))}
            {each.made_by && <span class="hf-meta"> by {each.made_by}</span>}
          </td>
          <td data-label="What became of it">{becameOf(each)}</td>
        </tr>
      ))}
    </tbody>
  </table>
)

const becameOf = (each: ImportLine): string => {
  switch (each.state) {
    case 'open':
      return 'Waits to be settled'
    case 'accepted':
      return `${counted(each.items, 'line')} in ${each.plan_title ? `“${each.plan_title}”` : 'the plan'}`
    case 'undone':
      return 'Undone'
    case 'thrown_away':
      return 'Thrown away'
  }
}
