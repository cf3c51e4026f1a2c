import { addPastCharters, addPastCycles, addPastResources, addPastRisks } from '../modules/plan/index.ts'
import { later, told, workingHour } from './days.ts'
import { byName, byNameOrNull, type Place } from './place.ts'
import type { CharterStory, CycleStory, ResourceStory, RiskStory, WorksStory } from './story-works.ts'

/** Adds risks, charters, tests of change and resources: one statement for each kind. `plans`: ids in the story's order. */
export async function addWorks(place: Place, works: WorksStory, plans: readonly string[]): Promise<void> {
  const { db } = place
  for (const [n, planId] of plans.entries())
    await addPastRisks(
      db,
      planId,
      works.risks.filter(({ plan }) => plan === n).map((risk, at) => riskOf(place, risk, at)),
    )
  await addPastCharters(
    db,
    works.charters.flatMap((charter) => versionsOf(place, charter)),
  )
  await addPastCycles(
    db,
    works.cycles.flatMap((chain) => cyclesOf(place, chain)),
  )
  await addPastResources(
    db,
    works.resources.map((resource) => resourceOf(place, resource)),
  )
}

const day = (date: string | undefined, by: number) => (date ? later(date, by) : null)

function riskOf(place: Place, risk: RiskStory, at: number) {
  const { by, people, posts, references } = place
  return {
    title: told(risk.title, by),
    cause: told(risk.cause, by),
    effect: told(risk.effect, by),
    doing: told(risk.doing, by),
    post_id: byName(posts, risk.post),
    review_on: day(risk.review, by),
    closedOn: day(risk.closed?.[0], by),
    closedWhy: told(risk.closed?.[1] ?? '', by),
    createdAt: workingHour(later(risk.scores[0]?.on ?? '', by), at),
    items: risk.items.map((item) => byName(references, item)),
    scores: risk.scores.map((score) => ({
      dated: later(score.on, by),
      likelihood: score.before[0],
      impact: score.before[1],
      likelihood_after: score.after[0],
      impact_after: score.after[1],
      why: told(score.why, by),
      by: byName(people, score.by),
      at: workingHour(later(score.on, by), at),
    })),
  }
}

// A version that was approved gives way to the next approved one; a part says what it said before until it is written anew.
function versionsOf(place: Place, { item, versions }: CharterStory) {
  const { by, groups, people, references } = place
  const approved = versions.findLastIndex(({ decided }) => decided !== undefined && 'approved' in decided)
  let fields: CharterStory['versions'][number]['fields'] = {}
  return versions.map((version, n) => {
    const { decided } = version
    const words = Object.entries(version.fields).map(([key, text]) => [key, told(text, by)])
    fields = { ...fields, ...Object.fromEntries(words) }
    return {
      item_id: byName(references, item),
      number: n + 1,
      fields,
      state: !version.group
        ? ('draft' as const)
        : !decided
          ? ('submitted' as const)
          : 'asked' in decided
            ? ('changes_asked' as const)
            : n === approved
              ? ('approved' as const)
              : ('replaced' as const),
      group_id: byNameOrNull(groups, version.group ?? ''),
      decided_on: day(decided?.on, by),
      decided_by: byNameOrNull(people, decided?.by ?? ''),
      asked_changes: decided && 'asked' in decided ? told(decided.asked, by) : '',
      made_by: byName(people, version.by),
      made_at: workingHour(later(version.on, by), n),
    }
  })
}

function cyclesOf(place: Place, { item, measure, cycles }: CycleStory) {
  const { by, measures, references } = place
  return cycles.map((cycle, n) => ({
    item_id: byName(references, item),
    number: n + 1,
    title: told(cycle.title, by),
    question: told(cycle.question, by),
    prediction: told(cycle.prediction, by),
    plan: told(cycle.plan, by),
    starts: later(cycle.dates[0], by),
    ends: later(cycle.dates[1], by),
    did: told(cycle.did ?? '', by),
    result: told(cycle.result?.[1] ?? '', by),
    learned: told(cycle.learned ?? '', by),
    decision: cycle.decision ?? null,
    measure_id: byNameOrNull(measures, measure ?? ''),
    predicted_on: later(cycle.predicted, by),
    result_on: day(cycle.result?.[0], by),
    prediction_then: cycle.result ? told(cycle.prediction, by) : '',
  }))
}

const resourceOf = ({ by, posts, references }: Place, resource: ResourceStory) => ({
  item_id: byName(references, resource.item),
  kind: resource.kind,
  what: told(resource.what, by),
  pounds: resource.pounds ?? null,
  each_year: resource.yearly ?? false,
  post_id: byNameOrNull(posts, resource.post ?? ''),
  from_whom: told(resource.from ?? '', by),
  state: resource.state,
  ends_on: day(resource.ends, by),
})
