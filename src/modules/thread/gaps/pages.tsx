import { button, pagination, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Levels } from '../../../platform/shapes.tsx'
import type { Thread } from '../gathering.ts'
import type { Laid } from '../laying.ts'
import { levelWords } from '../levels/rules.ts'
import { addressOf, type Choice, grouped, groupings, isFiltered, mendNeeds, perPage } from './choice.ts'
import { type Gap, gapKinds, named } from './facts.ts'
import { gapSentence, kindWords } from './rules.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  may: Ctx['may']
  choice: Choice
  all: readonly Gap[]
  gaps: readonly Gap[]
  findings: Thread['findings']
  laid: readonly Laid[]
  posts: Thread['posts']
}

/** Every missing link of the thread, the worst first, each with the one place where it is mended. */
export const GapsPage = (p: Props) => (
  <Page {...p.frame} wide title="Golden thread" lede={gapSentence(p.gaps, p.findings.length, isFiltered(p.choice))}>
    {p.laid.length > 0 && !isFiltered(p.choice) && p.choice.page === 1 && <Findings {...p} />}
    {p.all.length > 0 && <Filter {...p} />}
    {p.gaps.length > 0 && <List {...p} />}
  </Page>
)

const Findings = ({ laid, all, path }: Props) => (
  <section class="hf-section" aria-labelledby="findings">
    <h2 class="hf-h2" id="findings">
      Each finding’s thread
    </h2>
    <table class="hf-table hf-table--tight hf-stack">
      <caption class="govuk-visually-hidden">
        Findings in their order, each with its level of evidence and its gaps
      </caption>
      <thead>
        <tr>
          <th scope="col">Finding</th>
          <th scope="col">Level of evidence</th>
          <th scope="col">Links missing</th>
        </tr>
      </thead>
      <tbody>
        {laid.map(({ finding, standing, suggestion }) => {
          const missing = all.filter(({ findingIds }) => findingIds.includes(finding.id)).length
          return (
            <tr>
              <th scope="row">
                <a class="govuk-link hf-quiet" href={path(`/thread/findings/${finding.id}`)}>
                  {named(finding)}
                </a>
              </th>
              <td data-label="Level of evidence">
                {Levels({ level: standing.level, word: levelWords[standing.level], suggested: suggestion.level })}
                {standing.mixed && <span class="hf-meta"> Mixed</span>}
                {standing.judged && <span class="hf-meta"> Judged, not measured</span>}
              </td>
              <td data-label="Links missing">{missing === 0 ? 'None' : missing}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  </section>
)

const byWords: Record<Choice['by'], string> = {
  worst: 'The worst first',
  finding: 'By finding',
  post: 'By lead post',
  kind: 'By kind',
}

const Filter = ({ path, choice, findings, posts, all }: Props) => {
  const leads = new Set(all.flatMap(({ postIds }) => postIds))
  const kinds = new Set(all.map(({ kind }) => kind))
  return (
    <form class="hf-filter hf-noprint" method="get" action={path('/thread')} aria-label="Choose which gaps to see">
      <div class="hf-filter__row">
        {select({
          id: 'finding',
          name: 'finding',
          label: { text: 'Finding' },
          value: choice.finding ?? '',
          items: [{ value: '', text: 'All' }, ...findings.map((f) => ({ value: f.id, text: named(f).slice(0, 80) }))],
        })}
        {select({
          id: 'post',
          name: 'post',
          label: { text: 'Lead post' },
          value: choice.post ?? '',
          items: [
            { value: '', text: 'All' },
            ...posts.filter(({ id }) => leads.has(id)).map(({ id, title }) => ({ value: id, text: title })),
          ],
        })}
        {select({
          id: 'kind',
          name: 'kind',
          label: { text: 'Kind' },
          value: choice.kind ?? '',
          items: [
            { value: '', text: 'All' },
            ...gapKinds.filter((kind) => kinds.has(kind)).map((kind) => ({ value: kind, text: kindWords[kind] })),
          ],
        })}
        {select({
          id: 'by',
          name: 'by',
          label: { text: 'In this order' },
          value: choice.by,
          items: groupings.map((by) => ({ value: by, text: byWords[by] })),
        })}
        {button({ text: 'Show', classes: 'govuk-button--secondary' })}
      </div>
      {isFiltered(choice) && (
        <p class="hf-quick">
          <a class="govuk-link" href={path(addressOf(choice, { finding: null, post: null, kind: null }))}>
            Show all gaps
          </a>
        </p>
      )}
    </form>
  )
}

const List = (p: Props) => {
  const { gaps, choice, path, findings, posts, may } = p
  const findingOf = new Map(findings.map((f) => [f.id, f]))
  const postOf = new Map(posts.map((post) => [post.id, post.title]))
  const pages = Math.ceil(gaps.length / perPage)
  const here = Math.min(choice.page, pages)
  const numbered = new Map(gaps.map((gap, at) => [gap, at + 1]))
  // Ordered by group first, so that a group is not torn apart by the pages more than once.
  const groups = grouped(gaps, choice.by, {
    finding: (id) => {
      const finding = findingOf.get(id)
      return finding ? named(finding) : 'A finding'
    },
    post: (id) => postOf.get(id) ?? 'A post',
    kind: (kind) => kindWords[kind],
  })
  const flat = groups.flatMap(({ title, gaps: all }) => all.map((gap) => ({ title, gap, of: all.length })))
  const shown = [...Map.groupBy(flat.slice((here - 1) * perPage, here * perPage), ({ title }) => title)]
  return (
    <>
      {shown.map(([title, rows]) => (
        <section class="hf-section" aria-label={title || 'Gaps, the worst first'}>
          {title !== '' && (
            <h2 class="hf-h2">
              {title} <small>{rows[0]?.of === 1 ? 'one gap' : `${rows[0]?.of} gaps`}</small>
            </h2>
          )}
          <table class="hf-table hf-table--tight hf-stack hf-gaplist">
            <caption class="govuk-visually-hidden">{title || 'Gaps, the worst first'}</caption>
            <thead>
              <tr>
                <th scope="col">Gap</th>
                <th scope="col">Finding</th>
                <th scope="col">Lead</th>
                <th scope="col">To mend it</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ gap }) => (
                <tr>
                  <th scope="row">
                    <span class="hf-meta">{numbered.get(gap)}. </span>
                    {gap.sentence}
                  </th>
                  <td data-label="Finding">
                    {gap.findingIds.length === 0
                      ? 'None'
                      : gap.findingIds.slice(0, 6).map((id, at) => {
                          const finding = findingOf.get(id)
                          return (
                            <>
                              {at > 0 && ', '}
                              <a class="govuk-link hf-quiet" href={path(`/thread/findings/${id}`)}>
                                {finding?.reference || finding?.title.slice(0, 40) || 'A finding'}
                              </a>
                            </>
                          )
                        })}
                    {gap.findingIds.length > 6 && ` and ${gap.findingIds.length - 6} more`}
                  </td>
                  <td data-label="Lead">
                    {gap.postIds
                      .map((id) => postOf.get(id) ?? '')
                      .filter(Boolean)
                      .join(', ') || 'Nobody'}
                  </td>
                  <td data-label="To mend it">
                    <Mend gap={gap} path={path} may={may} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      ))}
      {pages > 1 &&
        pagination({
          landmarkLabel: 'Pages of gaps',
          ...(here > 1 ? { previous: { href: path(addressOf(choice, { page: here - 1 })) } } : {}),
          ...(here < pages ? { next: { href: path(addressOf(choice, { page: here + 1 })) } } : {}),
          items: Array.from({ length: pages }, (_, at) => ({
            number: String(at + 1),
            href: path(addressOf(choice, { page: at + 1 })),
            current: at + 1 === here,
          })),
        })}
    </>
  )
}

/** The one thing to do, as a link where this person may do it. */
export const Mend = ({ gap, path, may }: { gap: Gap; path: Ctx['path']; may: Ctx['may'] }) => {
  const needs = mendNeeds(gap.mend.href)
  return needs === null || may(needs) ? (
    <a class="govuk-link" href={path(gap.mend.href)}>
      {gap.mend.words}
      <span class="govuk-visually-hidden"> ({gap.subject})</span>
    </a>
  ) : (
    <>{gap.mend.words}</>
  )
}
