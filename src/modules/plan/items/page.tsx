import { longDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Shape } from '../../../platform/shapes.tsx'
import { EvidenceList, type Support } from '../../evidence/index.ts'
import { Milestones } from '../milestones/parts.tsx'
import type { Milestone } from '../milestones/queries.ts'
import type { Relative } from '../outline/queries.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Plan } from '../plans/model.ts'
import { statusShown, wordOfLevel } from '../plans/rules.ts'
import { RolledSide } from '../rollup/parts.tsx'
import type { RolledUp } from '../rollup/rules.ts'
import { PracticePanel } from '../practice/changes/parts.tsx'
import type { PracticeChange } from '../practice/changes/queries.ts'
import type { Smart } from '../smart.ts'
import { Reopening, SuggestedSide } from '../suggestion/parts.tsx'
import type { ShownSuggestion } from '../suggestion/showing.ts'
import { CharterPanel } from '../charter/pages.tsx'
import type { Charter } from '../charter/rules.ts'
import { CyclesPanel } from '../cycles/pages.tsx'
import type { Cycle } from '../cycles/rules.ts'
import { ResourcesPanel } from '../resources/pages.tsx'
import type { Resource } from '../resources/rules.ts'
import { SignpostPanel } from '../suite/signpost-pages.tsx'
import type { Pointed } from '../suite/rules.ts'
import { TargetsTable } from '../targets/parts.tsx'
import { Updates } from '../updates/parts.tsx'
import type { Update } from '../updates/queries.ts'
import { History } from './history.tsx'
import type { Past } from './past.ts'
import { Rail } from './rail.tsx'
import type { Doubt } from './rules.ts'
import { itemLede } from './sentence.ts'

export type ItemProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  plan: Plan
  item: TreeItem
  /** The headings it stands under, the nearest first. */
  above: readonly TreeItem[]
  relatives: readonly Relative[]
  updates: readonly Update[]
  milestones: readonly Milestone[]
  moves: readonly {
    which: string
    was: string | null
    became: string | null
    became_kind: string
    reason: string
    moved_at: Date
    who: string
  }[]
  doubts: readonly Doubt[]
  resources: readonly Resource[]
  charters: readonly Charter[]
  cycles: readonly Cycle[]
  /** What a signpost leads to; undefined when that is kept elsewhere. */
  pointed: Pointed | null | undefined
  supports: readonly Support[]
  practice: readonly PracticeChange[]
  past: readonly Past[]
  smart: Smart
  /** Names of people and posts by id. */
  nameOf: (id: string | null) => string | null
  /** Ids of updates that this person may say yes to. */
  confirmable: ReadonlySet<string>
  /** What stands beside the reported status; null: nothing may be shown. */
  suggested: ShownSuggestion | null
  /** What the item cannot end before. */
  waits: readonly { id: string; name: string; due: string | null; closed: boolean }[]
  /** Of a heading: its status by the plan’s rule. */
  rolled: RolledUp | undefined
  today: string
  fresh: string
  mayEdit: boolean
  mayUpdate: boolean
  seesHeldBack: (agencyId: string | null) => boolean
  mayAddEvidence: boolean
}

export const ItemPage = (p: ItemProps) => {
  const { item, path } = p
  const beneath = p.relatives.filter(({ place }) => place === 'beneath')
  return (
    <Page
      {...p.frame}
      title={item.title}
      wide
      trail={trailOf(p)}
      fresh={p.fresh}
      caption={<Caption {...p} />}
      lede={itemLede(item, p.today)}
      actions={<Actions {...p} />}
    >
      <div class="hf-cols hf-cols--8-4">
        <div>
          <Said {...p} />
          <Doubts {...p} />
          {item.aim && <p class="hf-p">{item.aim}</p>}
          {item.kind === 'no_improvement_needed' && (
            <p class="hf-p">
              <b>Why no improvement is needed:</b> {item.reason || Missing({ words: 'No reason given' })}
            </p>
          )}
          <SignpostPanel {...p} />
          {beneath.length > 0 && <Beneath {...p} beneath={beneath} />}
          {item.kind === 'improvement' && <TargetsTable {...p} />}
          <PracticePanel {...p} />
          <Updates {...p} />
          <section class="hf-section" aria-labelledby="evidence">
            <h2 class="hf-h2" id="evidence">
              Evidence
            </h2>
            <EvidenceList
              supports={p.supports}
              path={path}
              addHref={p.mayAddEvidence ? path(`/evidence/new?for=${item.id}`) : undefined}
              allHref={path(`/evidence/statements/${item.id}`)}
              today={p.today}
            />
          </section>
          <ResourcesPanel {...p} />
          <CharterPanel {...p} />
          <CyclesPanel {...p} />
          <Milestones {...p} />
          <History past={p.past} />
        </div>
        <Rail {...p} />
      </div>
    </Page>
  )
}

/** From the plans down to what stands right above the item. */
export const trailOf = ({ plan, path, relatives }: ItemProps) => [
  { href: path('/plan/plans'), text: 'Plans' },
  { href: path(`/plan/plans/${plan.id}`), text: plan.title },
  ...relatives
    .filter(({ place }) => place === 'above')
    .map(({ id, reference, title }) => ({ href: path(`/plan/items/${id}`), text: reference || shortened(title) })),
]

/** The level, the reference and the findings it answers. */
export const Caption = ({ item, plan, path }: ItemProps) => (
  <>
    {wordOfLevel(plan, item.level)}
    {item.reference && ` ${item.reference}`}
    {answered(item).length > 0 && '. Answers '}
    {answered(item).map(({ id, reference, title }, at) => (
      <>
        {at > 0 && ', '}
        <a class="govuk-link" href={path(`/plan/findings/${id}`)}>
          {reference || shortened(title)}
        </a>
      </>
    ))}
  </>
)

const answered = ({ findings, through }: TreeItem) => [
  ...findings,
  ...through.filter(({ id }) => findings.every((each) => each.id !== id)),
]

/** What may be done with the item. */
export const Actions = ({ item, path, mayEdit, mayUpdate }: ItemProps) => (
  <>
    {mayUpdate && (
      <a class="govuk-link" href={path(`/plan/items/${item.id}/updates/new`)}>
        Write an update
      </a>
    )}
    {mayEdit && (
      <>
        <a class="govuk-link" href={path(`/plan/items/${item.id}/edit`)}>
          Change
        </a>
        <a class="govuk-link" href={path(`/plan/items/${item.id}/deletion`)}>
          Delete
        </a>
        <Position path={path} item={item} way="up" />
        <Position path={path} item={item} way="down" />
      </>
    )}
  </>
)

const Position = ({ item, path, way }: { item: TreeItem; path: Ctx['path']; way: 'up' | 'down' }) => (
  <form method="post" action={path(`/plan/items/${item.id}/position`)}>
    <input type="hidden" name="way" value={way} />
    <button class="hf-linkbutton" type="submit">
      Move {way}
    </button>
  </form>
)

/** The reported status, large, and who said it when; beside it, under a dashed rule, what Holdfast works out. */
export const Said = (p: ItemProps) => {
  const { item, path, suggested, rolled } = p
  if (item.kind !== 'improvement') return null
  return (
    <>
      {suggested || rolled ? (
        <section class="hf-versus" aria-label="Status">
          <div>
            <Reported {...p} />
          </div>
          {rolled ? <RolledSide rolled={rolled} /> : suggested && <SuggestedSide shown={suggested} />}
        </section>
      ) : (
        <section class="hf-reported" aria-label="Reported status">
          <Reported {...p} />
        </section>
      )}
      {suggested && p.mayUpdate && <Reopening item={item} reasons={suggested.reopen} path={path} />}
    </>
  )
}

const Reported = ({ item, updates, plan, nameOf, suggested }: ItemProps) => {
  const last = updates[0]
  const key = plan.keys.find(({ id }) => id === last?.key_id)
  const status = last ? statusShown({ status: last.status, kind: item.kind }, key ? [key] : plan.keys) : item.status
  return (
    <>
      <h2>{last ? `${saidBy(last, nameOf)}, ${longDate(last.dated)}` : 'Nobody has reported yet'}</h2>
      <span class="hf-badge">
        {status.tone ? (
          <>
            {Shape({ tone: status.tone })}
            {status.word}
          </>
        ) : (
          Missing({ words: 'Not yet stated' })
        )}
      </span>
      {last?.help && (
        <p class="hf-askboard">
          <b>Help needed:</b> {last.help}
        </p>
      )}
      {suggested?.differsWhy && (
        <p>
          <b>Why it differs:</b> {suggested.differsWhy}
        </p>
      )}
    </>
  )
}

const saidBy = (update: Update, nameOf: ItemProps['nameOf']) => {
  if (update.agreed_how === 'imported') return 'From the plan’s file'
  const [who, post] = [nameOf(update.written_by), nameOf(update.for_post_id)]
  return ['Said', who ? ` by ${who}` : '', post ? ` for ${post}` : ''].join('')
}

/** What the import was not sure of, until somebody settles it. */
export const Doubts = ({ doubts, item, path, mayEdit }: ItemProps) =>
  doubts.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="doubts">
      <h2 class="hf-h2" id="doubts">
        Doubts left from the import
      </h2>
      {doubts.map(({ sentence }, at) => (
        <form method="post" action={path(`/plan/items/${item.id}/doubts`)} class="hf-gap">
          <b>Doubt {at + 1}:</b> {sentence}{' '}
          {mayEdit && (
            <>
              <input type="hidden" name="sentence" value={sentence} />
              <button class="hf-linkbutton" type="submit">
                Settled<span class="govuk-visually-hidden">: doubt {at + 1}</span>
              </button>
            </>
          )}
        </form>
      ))}
    </section>
  )

const Beneath = ({ beneath, item, plan, path, mayEdit }: ItemProps & { beneath: readonly Relative[] }) => (
  <section class="hf-section" aria-labelledby="beneath">
    <h2 class="hf-h2" id="beneath">
      What stands under it
    </h2>
    <ul class="hf-links">
      {beneath.map((each) => {
        const status = statusShown(each, plan.keys)
        return (
          <li>
            <a class="govuk-link" href={path(`/plan/items/${each.id}`)}>
              {[each.reference, each.title].filter(Boolean).join(' ')}
            </a>{' '}
            {status.tone && (
              <span class="hf-status hf-meta">
                {Shape({ tone: status.tone })}
                {status.word}
              </span>
            )}
          </li>
        )
      })}
    </ul>
    {mayEdit && item.level !== 'action' && (
      <p class="hf-p">
        <a class="govuk-link" href={path(`/plan/plans/${plan.id}/items/new?parent=${item.id}`)}>
          Add an item under it
        </a>
      </p>
    )}
  </section>
)

/** The first words of a long title, for trails and captions. */
export const shortened = (title: string): string => (title.length > 60 ? `${title.slice(0, 57).trimEnd()}…` : title)
