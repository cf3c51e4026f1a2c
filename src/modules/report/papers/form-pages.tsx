import { Doubts } from '../../../platform/doubts.tsx'
import { asked, askedChoice, type Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { button, details, input, radios, select } from '../../../platform/govuk.ts'
import { ErrorPage, type Frame, Page } from '../../../platform/layout.tsx'
import { kinds, kindWords, tellsFigures } from '../facts.ts'
import { partsOf } from '../offered.ts'
import { AboutFields, MeasureFields, WordFields } from './fields.tsx'
import type { Offered } from './form.ts'
import type { WorkingPaper } from './queries.ts'

type Around = { frame: Frame & { banner?: string | undefined }; path: (rest: string) => string }

export const NewPage = (
  p: Around & { filled: Filled; plans: readonly { id: string; title: string }[]; groups: readonly string[] },
) => (
  <Page
    {...p.frame}
    title="Make a paper"
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[{ href: p.path('/report'), text: 'Papers' }]}
    lede="It is written from the plan as it stands. You add your own words next, and nobody else sees it until you release it."
  >
    <form method="post" action={p.path('/report/papers/new')}>
      {radios({
        ...askedChoice(p.filled, 'kind'),
        fieldset: { legend: { text: 'What kind of paper?', classes: 'govuk-fieldset__legend--s' } },
        items: kinds.map((kind) => ({ value: kind, text: kindWords[kind].name, hint: { text: kindWords[kind].does } })),
      })}
      {select({
        ...asked(p.filled, 'plan'),
        label: { text: 'Of which plan?', classes: 'govuk-label--s' },
        items: [
          ...(p.plans.length > 1 ? [{ value: '', text: 'Choose' }] : []),
          ...p.plans.map(({ id, title }) => ({ value: id, text: title })),
        ],
      })}
      <AboutFields filled={p.filled} kind={null} groups={p.groups} />
      {button({ text: 'Go on to the words' })}
    </form>
  </Page>
)

type EditProps = Around & {
  paper: WorkingPaper
  filled: Filled
  offered: Offered
  measures: readonly { id: string; title: string }[]
  groups: readonly string[]
  doubts: readonly string[]
  now: Date
}

export const EditPage = (p: EditProps) => (
  <Page
    {...p.frame}
    title={p.paper.title}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    caption={`${kindWords[p.paper.kind].name}, being written`}
    fresh={p.paper.settings.release ? undefined : `Figures as at ${longInstant(p.now)}`}
    trail={[{ href: p.path('/report'), text: 'Papers' }]}
    lede={
      <>
        {p.paper.settings.release
          ? 'The figures are those of the round, as its release froze them. '
          : 'The figures are always those of now. '}
        What stands in the boxes is offered: change it and it is yours, and stays as you wrote it.{' '}
        <a class="govuk-link" href={p.path(`/report/papers/${p.paper.id}/preview`)}>
          See the paper
        </a>
      </>
    }
  >
    {p.paper.deleted_at ? (
      <Again {...p} />
    ) : (
      <>
        <PaperForm {...p} action="Save and see the paper" />
        <form method="post" action={p.path(`/report/papers/${p.paper.id}/deletion`)}>
          {button({ text: 'Delete this paper', classes: 'govuk-button--secondary' })}
        </form>
      </>
    )}
  </Page>
)

const PaperForm = (p: EditProps & { action: string }) => {
  const parts = partsOf(p.paper.kind)
  const { asks, words } = p.paper.settings
  const own = new Set([...Object.keys(words), ...(asks ? ['asks'] : [])])
  const aboutErrors = (p.filled.errors ?? []).some(({ field }) => /^(group|meeting|item|by|since)$/.test(field))
  return (
    <form method="post" action={p.path(`/report/papers/${p.paper.id}`)}>
      <input type="hidden" name="version" value={String(p.paper.version)} />
      <Doubts doubts={p.doubts} filled={p.filled} />
      {input({ ...asked(p.filled, 'title'), label: { text: 'Title', classes: 'govuk-label--s' } })}
      {details({
        summaryText:
          p.paper.settings.release || tellsFigures(p.paper.kind)
            ? 'For which meeting, by whom'
            : 'For which meeting, by whom, since when',
        open: aboutErrors || parts.length === 0,
        html: (
          <AboutFields
            filled={p.filled}
            kind={p.paper.kind}
            groups={p.groups}
            ofRelease={p.paper.settings.release !== null}
          />
        ),
      })}
      {tellsFigures(p.paper.kind) && <MeasureFields filled={p.filled} measures={p.measures} />}
      <WordFields {...p} kind={p.paper.kind} parts={parts} own={own} />
      {button({ text: p.action })}
    </form>
  )
}

const Again = ({ path, paper }: EditProps) => (
  <form method="post" action={path(`/report/papers/${paper.id}/restoration`)}>
    <p class="govuk-body">This paper was deleted. Its releases are still there.</p>
    {button({ text: 'Bring it back' })}
  </form>
)

/** Two people changed the same paper: what is saved now, then the person's own words, which can be saved over it. */
export const ConflictPage = (p: EditProps) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is saved now</h2>
    <dl class="hf-facts">
      <div>
        <dt>Title</dt>
        <dd>{p.paper.title}</dd>
      </div>
      {(p.paper.settings.asks ?? []).map(({ verb, words }) => (
        <div>
          <dt>{verb}</dt>
          <dd>{words}</dd>
        </div>
      ))}
      {partsOf(p.paper.kind)
        .filter(({ key }) => p.paper.settings.words[key] !== undefined)
        .map(({ key, heading }) => (
          <div>
            <dt>{heading}</dt>
            <dd>{p.paper.settings.words[key]}</dd>
          </div>
        ))}
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <PaperForm {...p} action="Save mine over it" />
  </ErrorPage>
)
