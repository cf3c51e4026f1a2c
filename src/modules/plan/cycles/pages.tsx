import { longDate, shortDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import type { TreeItem } from '../outline/tree.ts'
import { Places } from '../places.tsx'
import type { PlanCycle } from './queries.ts'
import { chainSentence, type Cycle, cyclesLede, decisionWords, predictionWords, stageWords } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; today: string }
export type Figures = { title: string; href: string; latest: string }

/** All cycles on one item, each on the one before it. */
export const ChainPage = (
  p: Around & {
    plan: { id: string; title: string }
    item: TreeItem
    cycles: readonly Cycle[]
    figures: ReadonlyMap<string, Figures>
    mayWrite: boolean
  },
) => {
  const { path, item, cycles, plan } = p
  const last = cycles.at(-1)
  return (
    <Page
      {...p.frame}
      title="Tests of change"
      caption={[item.reference, item.title].filter(Boolean).join(' ')}
      wide
      trail={[
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
        { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
      ]}
      lede={chainSentence(cycles)}
      actions={
        p.mayWrite ? (
          <a
            class="govuk-link"
            href={path(`/plan/items/${item.id}/cycles/new${last?.decision ? `?after=${last.id}` : ''}`)}
          >
            {last?.decision ? `Begin cycle ${last.number + 1}` : 'Begin a cycle'}
          </a>
        ) : undefined
      }
    >
      {cycles.length === 0 && (
        <p class="hf-p">
          A cycle tries one small change: plan and predict, do, study what came out, then adopt, adapt or abandon it.
        </p>
      )}
      {cycles.map((cycle) => (
        <OneCycle {...p} cycle={cycle} />
      ))}
    </Page>
  )
}

const OneCycle = ({
  cycle,
  path,
  today,
  figures,
  mayWrite,
}: Around & { cycle: Cycle; figures: ReadonlyMap<string, Figures>; mayWrite: boolean }) => {
  const prediction = predictionWords(cycle)
  const measure = cycle.measure_id ? figures.get(cycle.measure_id) : undefined
  return (
    <section class="hf-section hf-cycle" aria-labelledby={`cycle-${cycle.number}`} id={cycle.id}>
      <h2 class="hf-h2" id={`cycle-${cycle.number}`}>
        Cycle {cycle.number}: {cycle.title}
      </h2>
      <p class="hf-p">
        <StageOf cycle={cycle} today={today} />
        {cycle.starts && (
          <span class="hf-meta">
            {' '}
            {longDate(cycle.starts)}
            {cycle.ends ? ` to ${longDate(cycle.ends)}` : ', no last day yet'}
          </span>
        )}
      </p>
      <dl class="hf-facts">
        {cycle.question && (
          <>
            <dt>Question</dt>
            <dd class="hf-lines">{cycle.question}</dd>
          </>
        )}
        <dt>Prediction</dt>
        <dd>
          <span class="hf-lines">{cycle.prediction}</span>{' '}
          {prediction.doubt ? Missing({ words: prediction.words }) : <span class="hf-meta">{prediction.words}</span>}
        </dd>
        {cycle.plan && (
          <>
            <dt>Plan</dt>
            <dd class="hf-lines">{cycle.plan}</dd>
          </>
        )}
        {cycle.did && (
          <>
            <dt>Done</dt>
            <dd class="hf-lines">{cycle.did}</dd>
          </>
        )}
        <dt>Result</dt>
        <dd class="hf-lines">{cycle.result || Missing({ words: 'Nothing yet' })}</dd>
        {measure && (
          <>
            <dt>Measure</dt>
            <dd>
              <a class="govuk-link" href={path(measure.href)}>
                {measure.title}
              </a>{' '}
              <span class="hf-meta">{measure.latest}</span>
            </dd>
          </>
        )}
        <dt>Learned</dt>
        <dd class="hf-lines">{cycle.learned || Missing({ words: 'Nothing yet' })}</dd>
      </dl>
      {mayWrite && (
        <div class="hf-p hf-noprint">
          <a class="govuk-link" href={path(`/plan/cycles/${cycle.id}/edit`)}>
            Write on cycle {cycle.number}
          </a>{' '}
          <form method="post" action={path(`/plan/cycles/${cycle.id}/removal`)} class="hf-inline">
            <button class="hf-linkbutton" type="submit">
              Take cycle {cycle.number} away
            </button>
          </form>
        </div>
      )}
    </section>
  )
}

const tones = { adopt: 'done', adapt: 'on', abandon: 'none' } as const

const StageOf = ({ cycle, today }: { cycle: Cycle; today: string }) => (
  <span class="hf-status">
    {Shape({ tone: cycle.decision ? tones[cycle.decision] : 'wait', open: cycle.decision === null })}
    {stageWords(cycle, today)}
  </span>
)

/** All cycles of a plan. */
export const CyclesPage = (
  p: Around & { plan: { id: string; title: string }; cycles: readonly PlanCycle[]; fresh: string },
) => (
  <Page
    {...p.frame}
    title={`Tests of change in “${p.plan.title}”`}
    wide
    trail={[
      { href: p.path('/plan/plans'), text: 'Plans' },
      { href: p.path(`/plan/plans/${p.plan.id}`), text: p.plan.title },
    ]}
    fresh={p.fresh}
    lede={cyclesLede(p.cycles, p.today)}
  >
    <Places path={p.path} plan={p.plan.id} at="/cycles" />
    {p.cycles.length === 0 ? (
      <p class="hf-p">Open an item and begin its first cycle under “Tests of change”.</p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">All cycles, item by item</caption>
        <thead>
          <tr>
            <th scope="col">What is tried</th>
            <th scope="col">On which item</th>
            <th scope="col">When</th>
            <th scope="col">Where it is</th>
            <th scope="col">Learned</th>
          </tr>
        </thead>
        <tbody>
          {p.cycles.map((cycle) => (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={`${p.path(`/plan/items/${cycle.item_id}/cycles`)}#${cycle.id}`}>
                  {cycle.title}
                </a>
                <span class="hf-meta hf-under">Cycle {cycle.number}</span>
              </th>
              <td data-label="On which item">
                <a class="govuk-link hf-quiet" href={p.path(`/plan/items/${cycle.item_id}`)}>
                  {[cycle.reference, cycle.item].filter(Boolean).join(' ')}
                </a>
              </td>
              <td data-label="When">
                {cycle.starts
                  ? `${shortDate(cycle.starts)}${cycle.ends ? ` to ${shortDate(cycle.ends)}` : ''}`
                  : Missing({ words: 'No dates' })}
              </td>
              <td data-label="Where it is">
                <StageOf cycle={cycle} today={p.today} />
                {cycle.decision && predictionWords(cycle).doubt && (
                  <span class="hf-meta hf-under">{predictionWords(cycle).words}</span>
                )}
              </td>
              <td data-label="Learned" class="hf-lines">
                {cycle.learned || Missing({ words: 'Nothing yet' })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </Page>
)

/** On an item's page: its chain of cycles in a sentence, and the last one. */
export const CyclesPanel = ({
  item,
  cycles,
  path,
  today,
}: {
  item: TreeItem
  cycles: readonly Cycle[]
  path: Ctx['path']
  today: string
}) => {
  if (item.kind !== 'improvement') return null
  const last = cycles.at(-1)
  return (
    <section class="hf-section" aria-labelledby="cycles">
      <h2 class="hf-h2" id="cycles">
        Tests of change
      </h2>
      <p class="hf-p">
        {chainSentence(cycles)}{' '}
        {last && (
          <>
            {last.decision
              ? `Last: “${last.title}”, ${decisionWords[last.decision].past}.`
              : `Now: “${last.title}”. ${stageWords(last, today)}.`}{' '}
          </>
        )}
        <a class="govuk-link" href={path(`/plan/items/${item.id}/cycles`)}>
          {last ? 'Read the cycles' : 'About tests of change'}
        </a>
      </p>
    </section>
  )
}
