import { Page } from '../../../platform/layout.tsx'
import { Counts, type Tone } from '../../../platform/shapes.tsx'
import { EvidenceList } from '../../evidence/index.ts'
import { Milestones } from '../milestones/parts.tsx'
import { countsOf, type Group } from '../outline/groups.ts'
import { Outline } from '../outline/rows.ts'
import type { TreeItem } from '../outline/tree.ts'
import { nextLevel } from './rules.ts'
import { wordOfLevel } from '../plans/rules.ts'
import type { RolledUp } from '../rollup/rules.ts'
import { TargetsTable } from '../targets/parts.tsx'
import { Updates } from '../updates/parts.tsx'
import { Actions, Caption, Doubts, type ItemProps, Said, trailOf } from './page.tsx'
import { History } from './history.tsx'
import { HeadingRail } from './rail.tsx'
import { headingLede } from './sentence.ts'

type HeadingProps = ItemProps & {
  under: readonly TreeItem[]
  differ: ReadonlyMap<string, { tone: Tone; word: string }>
  rolledUnder: ReadonlyMap<string, RolledUp>
}

/** A heading of the plan: how the lines under it stand, and only what somebody gave the heading itself. */
export const HeadingPage = (p: HeadingProps) => {
  const { item, plan, path, under } = p
  const lines = under.filter(({ line }) => line)
  return (
    <Page
      {...p.frame}
      title={item.title}
      wide
      print="landscape"
      trail={trailOf(p)}
      fresh={p.fresh}
      caption={<Caption {...p} />}
      lede={headingLede(item, lines, p.today)}
      actions={<Actions {...p} mayUpdate={p.mayUpdate && isReported(p)} />}
    >
      {(item.status.tone || p.rolled || p.suggested) && <Said {...p} />}
      <Doubts {...p} />
      {item.aim && <p class="hf-p">{item.aim}</p>}
      <div class="hf-views">
        {Counts({ of: countsOf(lines).flatMap(({ word, tone, count }) => (tone ? [{ word, tone, count }] : [])) })}
        {p.mayEdit && (
          <p>
            <a class="govuk-link" href={path(`/plan/plans/${plan.id}/items/new?parent=${item.id}`)}>
              Add {article(wordOfLevel(plan, nextLevel(plan, item)))} under it
            </a>
          </p>
        )}
      </div>
      {under.length > 0 &&
        Outline({
          groups: [groupOf(under, lines)],
          path,
          today: p.today,
          places: null,
          mayEdit: p.mayEdit,
          suggested: p.differ,
          rolled: p.rolledUnder,
        })}
      <div class="hf-cols hf-cols--8-4">
        <div>
          {(item.targets.length > 0 || p.mayEdit) && (
            <TargetsTable {...p} none="No measure of its own. What stands under it may have some." />
          )}
          {(p.updates.length > 0 || (p.mayUpdate && isReported(p))) && <Updates {...p} />}
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
          {p.milestones.length > 0 && <Milestones {...p} />}
          <History past={p.past} />
        </div>
        <HeadingRail {...p} />
      </div>
    </Page>
  )
}

// Some plans let a lead report on a heading as well. Where nobody does, the page does not ask for it.
const isReported = ({ item, updates }: ItemProps) => item.leads.length > 0 || updates.length > 0

const groupOf = (under: readonly TreeItem[], lines: TreeItem[]): Group => ({
  title: '',
  item: null,
  lines,
  rows: under.map((each) =>
    each.line
      ? { kind: 'line', item: each }
      : { kind: 'heading', item: each, lines: lines.filter(({ above }) => above.includes(each.id)) },
  ),
})

const article = (word: string) => `${/^[aeiou]/i.test(word) ? 'an' : 'a'} ${word.toLowerCase()}`
