import { londonDate, longDate } from '../../../platform/dates.ts'
import { Late, Missing } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { SmartCheck } from '../checking/parts.tsx'
import { Waits } from '../dependencies/parts.tsx'
import { daysLate, movedWords } from '../outline/rules.ts'
import { Holder } from '../outline/rows.ts'
import type { Answered, Named, TreeItem } from '../outline/tree.ts'
import type { ItemProps } from './page.tsx'
import { agreedWords } from './rules.ts'

/** Beside the item: is it SMART, who and when, which findings, which links. */
export const Rail = (p: ItemProps) => (
  <aside class="hf-rail" aria-label="About this item">
    <WhoAndWhen {...p} />
    <Answers {...p} />
    <Waits item={p.item} waits={p.waits} path={p.path} mayEdit={p.mayEdit} />
    {p.item.kind === 'improvement' && <SmartCheck item={p.item} smart={p.smart} />}
    {p.item.links.length > 0 && (
      <section>
        <h2 class="hf-h2">Links</h2>
        <ul class="hf-links">
          {p.item.links.map((link) => (
            <li>
              {/^https?:\/\//i.test(link) ? (
                <a class="govuk-link" href={link} rel="noreferrer noopener">
                  {link.replace(/^https?:\/\//i, '')}
                </a>
              ) : (
                link
              )}
            </li>
          ))}
        </ul>
      </section>
    )}
  </aside>
)

/** Beside a heading: the findings it answers, and of the rest only what somebody said. */
export const HeadingRail = (p: ItemProps & { under: readonly TreeItem[] }) => {
  const { item } = p
  const facts: [name: string, words: string | undefined][] = [
    ['Leads', item.leads.map(({ title, holder }) => `${title}, ${holder ?? 'vacant'}`).join('; ')],
    ['Lead agency', item.lead_agency?.name],
    ['Delivered by', item.owning_group?.name],
    ['Overseen by', item.overseeing_group?.name],
    ['Start', item.starts_on ? longDate(item.starts_on) : ''],
    ['Due', item.due ? longDate(item.due) : item.due_kind === 'ongoing' ? 'Ongoing' : ''],
    ['Forecast', item.forecast ? longDate(item.forecast) : ''],
  ]
  const known = facts.filter(([, words]) => words)
  return (
    <aside class="hf-rail" aria-label="About this heading">
      <Answers {...p} below={p.under.flatMap(({ findings }) => findings)} />
      {known.length > 0 && (
        <section>
          <h2 class="hf-h2">Who and when</h2>
          <dl class="hf-facts hf-facts--rail">
            {known.map(([name, words]) => (
              <>
                <dt>{name}</dt>
                <dd>{words}</dd>
              </>
            ))}
          </dl>
        </section>
      )}
    </aside>
  )
}

const WhoAndWhen = ({ item, above, today, moves }: ItemProps) => {
  const late = daysLate(item, today)
  return (
    <section>
      <h2 class="hf-h2">Who and when</h2>
      <dl class="hf-facts hf-facts--rail">
        <dt>Leads</dt>
        <dd>
          {item.leads.length === 0
            ? Missing({ words: 'No lead' })
            : item.leads.map((lead, at) => (
                <>
                  {at > 0 && <br />}
                  {lead.title}
                  <br />
                  {Holder(lead)}
                </>
              ))}
        </dd>
        <dt>Lead agency</dt>
        <dd>
          <Given of={item} above={above} what={({ lead_agency: agency }) => agency} />
        </dd>
        <dt>Delivered by</dt>
        <dd>
          <Given of={item} above={above} what={({ owning_group: group }) => group} />
        </dd>
        <dt>Overseen by</dt>
        <dd>
          <Given of={item} above={above} what={({ overseeing_group: group }) => group} />
        </dd>
        <dt>Start</dt>
        <dd>{item.starts_on ? longDate(item.starts_on) : Missing({ words: 'Not said' })}</dd>
        <dt>Due</dt>
        <dd>
          {item.due
            ? longDate(item.due)
            : item.due_kind === 'ongoing'
              ? 'Ongoing'
              : Missing({ words: 'To be confirmed' })}
          {late > 0 && (
            <>
              <br />
              {Late({ words: `${counted(late, 'day')} late` })}
            </>
          )}
          {item.moved > 0 && (
            <>
              <br />
              <a class="govuk-link" href="#moves">
                {movedWords(item.moved)}
              </a>
            </>
          )}
        </dd>
        <dt>Forecast</dt>
        <dd>{item.forecast ? longDate(item.forecast) : Missing({ words: 'None given' })}</dd>
      </dl>
      {moves.length > 0 && (
        <details class="govuk-details hf-details" id="moves">
          <summary class="govuk-details__summary">
            <span class="govuk-details__summary-text">Every date that moved, and why</span>
          </summary>
          <div class="govuk-details__text">
            <ul class="hf-links">
              {moves.map((move) => (
                <li>
                  {move.which === 'due' ? 'Agreed date' : 'Forecast'}: {move.was ? longDate(move.was) : 'none'} to{' '}
                  {agreedWords({
                    kind:
                      move.became_kind === 'ongoing'
                        ? 'ongoing'
                        : move.became_kind === 'date'
                          ? 'date'
                          : 'to_be_confirmed',
                    date: move.became,
                  })}
                  . {move.reason}{' '}
                  <span class="hf-meta">
                    {move.who}, {longDate(londonDate(move.moved_at))}
                  </span>
                </li>
              ))}
            </ul>
          </div>
        </details>
      )}
    </section>
  )
}

type GivenProps = { of: TreeItem; above: readonly TreeItem[]; what: (item: TreeItem) => Named | null }

// What a heading says holds for what stands under it, unless an item says something else.
const Given = ({ of, above, what }: GivenProps) => {
  const own = what(of)
  const heading = above.find((each) => what(each) !== null)
  if (own || !heading) return own ? own.name : Missing({ words: 'Not said' })
  return (
    <>
      {what(heading)?.name} <span class="hf-meta">through {heading.reference || 'what it stands under'}</span>
    </>
  )
}

const Answers = ({ item, path, mayEdit, below = [] }: ItemProps & { below?: readonly Answered[] }) => (
  <section>
    <h2 class="hf-h2">Answers findings</h2>
    {item.findings.length + item.through.length + below.length === 0 ? (
      <p class="hf-p">{Missing({ words: 'No finding' })}</p>
    ) : (
      <ul class="hf-links">
        {item.findings.map((finding) => (
          <Finding {...finding} path={path} />
        ))}
        {item.through
          .filter(({ id }) => item.findings.every((each) => each.id !== id))
          .map((finding) => (
            <Finding {...finding} path={path} note="through what it stands under" />
          ))}
        {[...new Map(below.map((finding) => [finding.id, finding])).values()]
          .filter(({ id }) => [...item.findings, ...item.through].every((each) => each.id !== id))
          .toSorted((a, b) => a.reference.localeCompare(b.reference, 'en-GB', { numeric: true }))
          .map((finding) => (
            <Finding {...finding} path={path} note="through what stands under it" />
          ))}
      </ul>
    )}
    {mayEdit && (
      <p class="hf-p hf-noprint">
        <a class="govuk-link" href={path(`/plan/items/${item.id}/answers`)}>
          Choose the findings it answers
        </a>
      </p>
    )}
  </section>
)

const Finding = ({ id, reference, title, path, note }: Answered & { path: ItemProps['path']; note?: string }) => (
  <li>
    <a class="govuk-link" href={path(`/plan/findings/${id}`)}>
      {[reference, title].filter(Boolean).join(' ')}
    </a>
    {note && <span class="hf-meta"> {note}</span>}
  </li>
)
