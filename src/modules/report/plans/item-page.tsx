import type { Child } from 'hono/jsx'
import { londonDate, longDate, longInstant, shortDate } from '../../../platform/dates.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Missing, Status } from '../../../platform/shapes.tsx'
import { type FrozenItem, type FrozenUpdate, movedWords, type Release, valueWords } from '../../plan/index.ts'
import { noDate } from '../sentences.ts'
import { DueOf, LeadsOf, refAndTitle } from './parts.tsx'
import { isTwoStatuses, saidWords } from './rules.ts'

type Props = { frame: ReturnType<Ctx['frame']>; path: Ctx['path']; release: Release; item: FrozenItem }

/** One item of a release, with everything the release says of it. */
export const FrozenItemPage = ({ frame, path, release, item }: Props) => {
  const { model } = release
  const base = path(`/report/plans/${release.id}`)
  const findings = model.findings.filter(({ id }) => item.answers.includes(id) || item.through.includes(id))
  const practice = model.practice.filter(({ id }) => item.practice.includes(id))
  return (
    <Page
      {...frame}
      wide
      title={item.title}
      caption={[item.reference && `Item ${item.reference}`, `Release ${release.number}, ${model.round.title}`]
        .filter(Boolean)
        .join('. ')}
      fresh={`As it was on ${longInstant(release.released_at)}`}
      trail={[
        { href: path('/report/plans'), text: 'Plans as released' },
        { href: base, text: `${model.plan.title}, release ${release.number}` },
      ]}
      lede={item.aim || undefined}
    >
      {item.line && (
        <div class="hf-twostatuses">
          <Reported item={item} />
          <Suggested item={item} />
        </div>
      )}
      {item.update && <Said update={item.update} />}
      <section class="hf-section" aria-labelledby="facts">
        <h2 class="hf-h2" id="facts">
          How it stood
        </h2>
        <dl class="hf-facts">
          {item.line && <Fact name="In this round">{saidWords(item) || 'It was not in the round'}</Fact>}
          <Fact name="Lead">
            <LeadsOf item={item} />
          </Fact>
          <Fact name="Agreed date">
            <DueOf item={item} releasedAt={model.released_at} />
          </Fact>
          {item.kind === 'no_improvement_needed' && (
            <Fact name="No improvement needed">{item.reason || 'No reason given'}</Fact>
          )}
          {item.kind === 'signpost' && <Fact name="Stands in another plan">{item.signpost || 'Not said which'}</Fact>}
          {findings.length > 0 && <Fact name="Answers">{findings.map(refAndTitle).join('; ')}</Fact>}
          {practice.length > 0 && <Fact name="Changes practice">{practice.map(({ title }) => title).join('; ')}</Fact>}
          {item.line && (
            <Fact name="Measured by">
              {item.targets.length === 0 ? (
                <Missing words="No measure" />
              ) : (
                item.targets.map(({ text, steps }) => (
                  <div>
                    {text}
                    {steps.length > 0 && (
                      <span class="hf-meta">
                        {` ${steps.map(({ value, unit, due }) => `${valueWords(value, unit)} by ${shortDate(due)}`).join(', ')}`}
                      </span>
                    )}
                  </div>
                ))
              )}
            </Fact>
          )}
          {item.evidence.length > 0 && (
            <Fact name="Evidence">
              {item.evidence.map(({ title, dated, shows }) => (
                <div>{`${title}${dated ? `, ${shortDate(dated)}` : ''}${shows ? `: ${shows}` : ''}`}</div>
              ))}
            </Fact>
          )}
        </dl>
      </section>
      <Milestones item={item} />
      <Moves item={item} />
    </Page>
  )
}

const Fact = ({ name, children }: { name: string; children: Child }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
)

const Reported = ({ item: { status, update } }: { item: FrozenItem }) => (
  <div class="hf-reported">
    <h2>Reported{update ? ` on ${longDate(update.dated)}` : ''}</h2>
    {status.tone === null ? <Missing words={status.word} /> : <Status tone={status.tone} word={status.word} />}
    {update?.post && <p class="hf-meta">{`By the ${lowerFirst(update.post)}`}</p>}
  </div>
)

const Suggested = ({ item }: { item: FrozenItem }) => {
  const suggested = item.update?.suggested
  return (
    <div class="hf-reported hf-reported--open">
      <h2>Suggested by dates, milestones and figures</h2>
      {suggested ? (
        <>
          <span class="hf-computed">
            <Status tone={suggested.tone} word={suggested.word} open />
          </span>
          {suggested.why.map((reason) => (
            <p class="hf-meta">{reason}</p>
          ))}
          {isTwoStatuses(item) && (
            <p class="govuk-body">
              {item.update?.differs_why
                ? `Why the lead reports another status: “${item.update.differs_why}”`
                : 'The lead did not say why the two differ.'}
            </p>
          )}
        </>
      ) : (
        <p class="hf-meta">Nothing was suggested.</p>
      )}
    </div>
  )
}

const Said = ({ update }: { update: FrozenUpdate }) => (
  <section class="hf-section" aria-labelledby="said">
    <h2 class="hf-h2" id="said">
      What was said
    </h2>
    <dl class="hf-facts">
      {update.done && <Fact name="Done">{update.done}</Fact>}
      {update.next && <Fact name="What is next">{update.next}</Fact>}
      {update.difference && <Fact name="What difference it made">{update.difference}</Fact>}
      {update.help && <Fact name="Help needed">{update.help}</Fact>}
      {update.contributions.map(({ agency, text }) => (
        <Fact name={agency}>{text}</Fact>
      ))}
    </dl>
  </section>
)

const Milestones = ({ item: { milestones } }: { item: FrozenItem }) =>
  milestones.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="milestones">
      <h2 class="hf-h2" id="milestones">
        Milestones
      </h2>
      <ul class="hf-links">
        {milestones.map(({ title, due, done_on: on }) => (
          <li>
            {`${title}: ${on ? `done on ${longDate(on)}` : due ? `due ${longDate(due)}, not done` : 'no date, not done'}`}
          </li>
        ))}
      </ul>
    </section>
  )

const Moves = ({ item: { moves } }: { item: FrozenItem }) =>
  moves.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="moves">
      <h2 class="hf-h2" id="moves">
        Dates that moved
      </h2>
      <p class="govuk-body">{movesSentence(moves)}</p>
      <ul class="hf-links">
        {moves.map((move) => (
          <li>
            {`${longDate(londonDate(new Date(move.moved_at)))}: ${move.which === 'due' ? 'agreed date' : 'forecast'} from ${move.was ? longDate(move.was) : 'no date'} to ${move.became ? longDate(move.became) : noDate(move.became_kind)}. ${move.reason}`}
          </li>
        ))}
      </ul>
    </section>
  )

const movesSentence = (moves: FrozenItem['moves']): string => {
  const due = moves.filter(({ which }) => which === 'due').length
  return due === 0 ? 'The agreed date did not move.' : `The agreed date ${movedWords(due)}.`
}

const lowerFirst = (words: string) =>
  /^\p{Lu}\p{Lu}/u.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1)
