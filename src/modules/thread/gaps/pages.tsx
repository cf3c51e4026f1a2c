import { button, select } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import { Levels } from '../../../platform/shapes.tsx'
import { levelWords } from '../levels/rules.ts'
import { addressOf, type Choice, groupings, isFiltered } from './choice.ts'
import { List, type Props } from './list.tsx'
import { gapKinds, named } from './facts.ts'
import { postsOf } from './menders.ts'
import { gapSentence, kindWords } from './rules.ts'

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
  post: 'By who mends it',
  kind: 'By kind',
}

const Filter = ({ path, choice, findings, posts, all, menders }: Props) => {
  const leads = new Set([...menders.values()].flatMap(postsOf))
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
          label: { text: 'Post that mends it' },
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
