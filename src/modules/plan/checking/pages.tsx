import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Shape } from '../../../platform/shapes.tsx'
import { counted, small } from '../../../platform/sentence.ts'
import { Places } from '../places.tsx'
import type { Plan } from '../plans/model.ts'
import { type Letter, letters } from '../smart.ts'
import { VagueWords } from './parts.tsx'
import { type Checked, letterWords, mendOf } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan
  sentence: string
  checked: readonly Checked[]
  counts: Record<Letter, number>
  /** Only items that lack this letter. */
  lacks: Letter | null
  mayEdit: boolean
}

/** A plan's SMART check: what is missing, worst first, each with the page that mends it. It stops nobody. */
export const SmartPage = ({ frame, path, plan, sentence, checked, counts, lacks, mayEdit }: Props) => {
  const home = path(`/plan/plans/${plan.id}/smart`)
  const shown = checked.filter(({ missing }) => (lacks ? missing.includes(lacks) : missing.length > 0))
  const whole = checked.length - checked.filter(({ missing }) => missing.length > 0).length
  return (
    <Page
      {...frame}
      title="SMART check"
      wide
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
      ]}
      lede={sentence}
    >
      <Places path={path} plan={plan.id} at="/smart" />
      {checked.length > 0 && (
        <>
          <p class="hf-quick">
            <span>Show only what lacks</span>
            {letters
              .filter((letter) => counts[letter] > 0)
              .map((letter) => (
                <a
                  class="govuk-link"
                  href={`${home}?lacks=${letter}`}
                  aria-current={lacks === letter ? 'true' : undefined}
                >
                  {letterWords[letter].toLowerCase()}, {counts[letter]}
                </a>
              ))}
            {lacks && (
              <a class="govuk-link" href={home}>
                anything
              </a>
            )}
          </p>
          {shown.length === 0 ? (
            <p class="govuk-body">
              {lacks
                ? `No item lacks “${letterWords[lacks].toLowerCase()}”.`
                : `${checked.length === 1 ? 'The one item meets' : `All ${counted(checked.length, 'item')} meet`} all five letters.`}
            </p>
          ) : (
            <Missing shown={shown} path={path} mayEdit={mayEdit} />
          )}
          {whole > 0 && !lacks && shown.length > 0 && (
            <p class="hf-meta">
              {counted(whole, 'more item')} {whole === 1 ? 'meets' : 'meet'} all five letters.
            </p>
          )}
        </>
      )}
      <p class="hf-meta">
        After the statutory definition by which Scotland’s children’s services plans are reviewed: specific actions and
        who contributes; measures with figures; clear aims and steps; what it answers; a time for each. It advises and
        never stops you from saving.
      </p>
    </Page>
  )
}

const Missing = ({ shown, path, mayEdit }: { shown: readonly Checked[]; path: Ctx['path']; mayEdit: boolean }) => (
  <table class="hf-table hf-stack hf-smarttable">
    <caption class="govuk-visually-hidden">Items by what is missing, the one that lacks most first</caption>
    <thead>
      <tr>
        <th scope="col">Item</th>
        <th scope="col">Met</th>
        <th scope="col">What is missing</th>
      </tr>
    </thead>
    <tbody>
      {shown.map(({ item, smart, missing }) => (
        <tr>
          <th scope="row">
            {item.reference && <span class="hf-ref">{item.reference} </span>}
            <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
              {item.title}
            </a>
            <VagueWords item={item} smart={smart} />
          </th>
          <td data-label="Met" class="hf-nowrap">
            {small(letters.length - missing.length)} of five
          </td>
          <td data-label="What is missing">
            <ul class="hf-smart">
              {missing.map((letter) => (
                <li class="hf-smart--no">
                  {Shape({ tone: 'off', open: true })}
                  <span>
                    <b>{letterWords[letter]}.</b> {smart[letter].why}{' '}
                    {mayEdit && (
                      <a class="govuk-link hf-noprint" href={path(`/plan/items/${item.id}${mendOf[letter].at}`)}>
                        {mendOf[letter].words}
                        <span class="govuk-visually-hidden"> of {item.title}</span>
                      </a>
                    )}
                  </span>
                </li>
              ))}
            </ul>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
