import { askedChoice, type Filled } from '../../../platform/asked.ts'
import { button, radios } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { kindWords } from '../../measure/index.ts'
import { named } from '../gaps/facts.ts'
import type { Laid } from '../laying.ts'
import type { Offered } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  laid: Laid
  offered: readonly Offered[]
  filled: Filled
}

/** Links a measure to a finding, and says when it could tell anything at the earliest. */
export const LinkPage = ({ frame, path, laid, offered, filled }: Props) => {
  const open = offered.filter(({ linked }) => !linked)
  const linked = offered.filter((measure) => measure.linked)
  return (
    <Page
      {...frame}
      title="Link a measure"
      caption={named(laid.finding)}
      trail={[
        { href: path('/thread'), text: 'Golden thread' },
        { href: path(`/thread/findings/${laid.finding.id}`), text: named(laid.finding) },
      ]}
      lede={
        open.length === 0
          ? 'There is no measure to link. Add one first.'
          : 'Link it before its figures come: a measure linked after it signalled proves nothing.'
      }
      errors={filled.errors}
    >
      {open.length === 0 ? (
        <p class="govuk-body">
          <a class="govuk-link" href={path('/measure/new')}>
            Add a measure
          </a>
        </p>
      ) : (
        <form method="post" action={path(`/thread/findings/${laid.finding.id}/measures`)} novalidate>
          {radios({
            ...askedChoice(filled, 'measure'),
            fieldset: {
              legend: {
                text: 'Which measure could tell whether children are better off?',
                classes: 'govuk-fieldset__legend--s',
              },
            },
            items: open.map(({ id, title, kind, earliest }) => ({
              value: id,
              text: `${title} (${kindWords[kind].toLowerCase()})`,
              hint: { text: earliest },
            })),
          })}
          {button({ text: 'Link this measure' })}
        </form>
      )}
      {linked.length > 0 && (
        <section class="hf-section" aria-labelledby="linked">
          <h2 class="hf-h2" id="linked">
            Linked already
          </h2>
          {linked.map(({ id, title, earliest }) => (
            <div class="hf-p">
              <strong>{title}.</strong> {earliest}
              <form method="post" action={path(`/thread/findings/${laid.finding.id}/measures/${id}/removal`)}>
                <button class="hf-linkbutton" type="submit">
                  Take the link away<span class="govuk-visually-hidden"> ({title})</span>
                </button>
              </form>
            </div>
          ))}
        </section>
      )}
    </Page>
  )
}
