import type { Child } from 'hono/jsx'
import { longDate } from '../../../../platform/dates.ts'
import { Missing, Status } from '../../../../platform/shapes.tsx'
import type { Doubt, Field, Proposal, ProposedItem } from '../proposal.ts'
import { meaningWords } from './described.ts'
import { namesItem } from './outline.ts'
import { cellOf, type Line, passageIn } from './lines.ts'

type Show = {
  wide: ReadonlySet<number>
  line: Line
  proposal: Proposal
  leftOpen: ReadonlySet<string>
}

/** One line of the original, and what it would become. */
export const LineRow = ({ line, wide, proposal, leftOpen }: Show) => (
  <div class={`hf-imp__row${line.dropped ? ' hf-imp__row--drop' : ''}`}>
    <Original line={line} wide={wide} />
    <div class="hf-imp__new">
      {line.note && <p class="hf-imp__drop">{line.note}</p>}
      {line.items.length > 1 ? (
        <Several line={line} proposal={proposal} />
      ) : (
        line.items.map((at) => <One at={at} proposal={proposal} />)
      )}
      {line.doubts.map((doubt) => (
        <Ask doubt={doubt} leftOpen={leftOpen} />
      ))}
    </div>
  </div>
)

/** The columns' own names above the rows. */
export const HeadRow = ({ line, wide }: { line: Line; wide: ReadonlySet<number> }) => (
  <div class="hf-imp__row hf-imp__row--head">
    {line.columns.length <= mostColumns ? (
      <div class="hf-imp__src">
        <span class="hf-imp__n">Row</span>
        {line.columns.map(({ heading, meaning }, at) => (
          <div class={wide.has(at) ? 'hf-imp__wide' : undefined}>{heading || meaningWords[meaning]}</div>
        ))}
      </div>
    ) : (
      <div class="hf-imp__src">
        <span class="hf-imp__n">Row</span>
        <div>As it was read</div>
      </div>
    )}
    <div class="hf-imp__new">What it would become</div>
  </div>
)

/** More columns than this cannot stand beside each other. */
export const mostColumns = 7

const Original = ({ line, wide }: { line: Line; wide: ReadonlySet<number> }) => (
  <div class={`hf-imp__src${line.columns.length > mostColumns ? ' hf-imp__src--many' : ''}`}>
    <span class="hf-imp__n">
      <span class="govuk-visually-hidden">Row </span>
      {line.rows.join(', ')}
    </span>
    {line.cells.map((text, c) => {
      const name = line.columns[c]?.heading || meaningWords[line.columns[c]?.meaning ?? 'other']
      const here = line.doubts.filter((doubt) => cellOf(line, doubt) === c)
      return text === '' && here.length === 0 ? (
        line.columns.length > mostColumns ? null : (
          <div data-col={name} class={`hf-imp__blank${wide.has(c) ? ' hf-imp__wide' : ''}`}>
            <span class="govuk-visually-hidden">blank</span>
          </div>
        )
      ) : (
        <div data-col={name} class={wide.has(c) ? 'hf-imp__wide' : undefined}>
          {marked(text, here)}
        </div>
      )
    })}
  </div>
)

/** The words of a cell with each doubted passage marked and lettered. */
const marked = (text: string, doubts: readonly Doubt[]): Child[] => {
  const places = doubts
    .map((doubt) => ({ doubt, at: passageIn(text, doubt.quoted) ?? { from: text.length, to: text.length } }))
    .sort((a, b) => a.at.from - b.at.from || a.at.to - b.at.to)
  const parts: Child[] = []
  let from = 0
  for (const { doubt, at } of places) {
    const start = Math.max(from, at.from)
    parts.push(text.slice(from, start))
    parts.push(
      <mark class="hf-doubt" id={`at-${doubt.letter}`}>
        {text.slice(start, Math.max(start, at.to))}
        {'\u00a0'}
        <a class="govuk-link" href={`#doubt-${doubt.letter}`} aria-label={`Doubt ${doubt.letter}`}>
          {doubt.letter}
        </a>
      </mark>,
    )
    from = Math.max(from, at.to)
  }
  parts.push(text.slice(from))
  return parts
}

const One = ({ at, proposal }: { at: number; proposal: Proposal }) => {
  const item = proposal.items[at]
  return item ? (
    <>
      <h2>
        <span class="hf-imp__i">
          Item {at + 1}
          {item.reference && `, ${item.reference}`}
        </span>
        {item.title}
      </h2>
      <Facts item={item} proposal={proposal} />
      <p class="hf-imp__fix">
        <button class="hf-linkbutton" type="submit" name="go" value={`item-${item.key}`}>
          Correct this item<span class="govuk-visually-hidden">: {item.title}</span>
        </button>
      </p>
    </>
  ) : null
}

const Several = ({ line, proposal }: Pick<Show, 'line' | 'proposal'>) => (
  <>
    <p class="hf-imp__drop">{line.items.length === 2 ? 'Two' : line.items.length} items from one row:</p>
    {line.items.map((at) => (
      <One at={at} proposal={proposal} />
    ))}
  </>
)

const Facts = ({ item, proposal }: { item: ProposedItem; proposal: Proposal }) => {
  const warned = (code: string) => item.warnings.find((warning) => warning.code === code)?.sentence
  const isNone = item.kind === 'no_improvement_needed'
  return (
    <dl class="hf-imp__facts">
      {warned('split') && <Fact name="Joined">{warned('split')}</Fact>}
      {item.theme && <Fact name="Theme">{taken(item, 'theme', item.theme)}</Fact>}
      {item.outcome && <Fact name="Outcome">{taken(item, 'outcome', item.outcome)}</Fact>}
      {item.driver && !namesItem(item.driver, item) && <Fact name="Driver">{taken(item, 'driver', item.driver)}</Fact>}
      {item.aim && !sameWords(item.aim, item.title) && <Fact name="To do">{item.aim}</Fact>}
      {item.findings.length > 0 && <Fact name="Answers">{item.findings.join('; ')}</Fact>}
      {isNone ? (
        <>
          <Fact name="Status">{Status({ tone: 'none', word: 'No improvement needed' })}</Fact>
          <Fact name="Reason">{item.reason ? `“${item.reason}”` : Missing({ words: 'None given' })}</Fact>
        </>
      ) : (
        <>
          <Fact name={item.measures.length > 1 ? 'Measures' : 'Measure'}>
            {item.measures.length > 0
              ? item.measures.map(({ text, steps }, at) => (
                  <>
                    {at > 0 && <br />}
                    {text}
                    {steps.length > 1 && <span class="hf-meta"> {steps.length} steps</span>}
                  </>
                ))
              : Missing({ words: warned('no_measure') ?? 'None' })}
          </Fact>
          <Fact name={item.leads.length > 1 ? 'Leads' : 'Lead'}>
            {item.leads.length > 0 ? taken(item, 'leads', item.leads.join('; ')) : Missing({ words: 'None' })}
          </Fact>
          {item.agencies.length > 0 && <Fact name="Agency">{item.agencies.join('; ')}</Fact>}
          {item.start && <Fact name="Start">{longDate(item.start)}</Fact>}
          <Fact name="Due">
            {item.due ? longDate(item.due) : item.dueWords ? `“${item.dueWords}”` : Missing({ words: 'No date' })}
            {item.due && item.dueWords && <span class="hf-meta">, printed as “{item.dueWords}”</span>}
          </Fact>
          {item.status && <Fact name="Status">“{item.status}”</Fact>}
        </>
      )}
      {item.progress && <Fact name="Progress">{progressOf(item, proposal)}</Fact>}
      {item.resources && <Fact name="Means">{item.resources}</Fact>}
      {item.extra.length > 0 && (
        <Fact name="Kept">
          {item.extra.map(({ heading, text }) => (heading ? `${heading}: ${text}` : text)).join('; ')}
        </Fact>
      )}
      {item.links.length > 0 && <Fact name="Linked">{item.links.join('; ')}</Fact>}
    </dl>
  )
}

const sameWords = (a: string, b: string) => {
  const plain = (text: string) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, '')
  return plain(a) === plain(b)
}

const taken = (item: ProposedItem, field: Field, words: string): Child => {
  const from = item.provenance[field]
  return from?.from === 'above' ? (
    <>
      {words},{' '}
      <span class="hf-meta">
        blank, so taken from{' '}
        {from.rows[0] && !item.source.rows.includes(from.rows[0]) ? `row ${from.rows[0]}` : 'above'}
      </span>
    </>
  ) : (
    words
  )
}

/** The progress with agencies named and the words that came from elsewhere underlined. */
const progressOf = (item: ProposedItem, proposal: Proposal): Child => (
  <>
    {item.progressRest && <>“{withMoved(item.progressRest, proposal)}”</>}
    {item.contributions.map(({ agency, text }) => (
      <>
        {' '}
        {agency}: “{withMoved(text, proposal)}”
      </>
    ))}
    {!item.progressRest && item.contributions.length === 0 && <>“{withMoved(item.progress ?? '', proposal)}”</>}
  </>
)

const withMoved = (text: string, { doubts, items }: Proposal): Child => {
  for (const doubt of doubts) {
    if (doubt.chosen !== 'move' || (doubt.kind !== 'leak' && doubt.kind !== 'shifted')) continue
    const home = items.find(({ key }) => key === doubt.item)
    if (doubt.kind === 'leak' && home?.progress && passageIn(home.progress, doubt.quoted)) continue
    const at = passageIn(text, doubt.quoted)
    if (at)
      return (
        <>
          {text.slice(0, at.from)}
          <ins>{text.slice(at.from, at.to)}</ins>
          {text.slice(at.to)}
        </>
      )
  }
  return text
}

const Fact = ({ name, children }: { name: string; children?: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

/** A doubt is a question with the likeliest answer chosen; it may be left open. */
const Ask = ({ doubt, leftOpen }: { doubt: Doubt; leftOpen: ReadonlySet<string> }) => {
  const open = leftOpen.has(doubt.key)
  const answers = [
    ...doubt.answers.map(({ value, label }) => ({ value, label, chosen: !open && value === doubt.chosen })),
    { value: 'open', label: 'I do not know yet', chosen: open },
  ]
  return (
    <fieldset class="hf-ask2" id={`doubt-${doubt.letter}`}>
      <legend>
        <a class="hf-letter" href={`#at-${doubt.letter}`}>
          {doubt.letter}
        </a>
        <span>{doubt.question}</span>
      </legend>
      <div class="govuk-radios govuk-radios--small">
        {answers.map(({ value, label, chosen }, at) => (
          <div class="govuk-radios__item">
            <input
              class="govuk-radios__input"
              type="radio"
              name={`doubt:${doubt.key}`}
              id={`doubt-${doubt.letter}-${at}`}
              value={value}
              checked={chosen}
            />
            <label class="govuk-label govuk-radios__label" for={`doubt-${doubt.letter}-${at}`}>
              {label}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}
