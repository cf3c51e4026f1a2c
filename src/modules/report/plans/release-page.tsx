import { longDate, longInstant, monthSpan } from '../../../platform/dates.ts'
import { details } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { Shape, Status } from '../../../platform/shapes.tsx'
import type { FrozenItem, Release, ReleaseLine, ReleaseModel } from '../../plan/index.ts'
import { LeadsOf, LevelOf, DueOf, refAndTitle, StatusOf } from './parts.tsx'
import { frozenLines, roundSentence, saidWords, stoodSentence } from './rules.ts'

type Around = { frame: ReturnType<Ctx['frame']>; path: Ctx['path'] }

/** A plan as a round closed it: its outline, the levels of evidence, its key, and how to tell that it is unchanged. */
export const PlanReleasePage = (
  p: Around & {
    release: Release
    /** Words were removed from it everywhere, by authority, after it was frozen. */
    touched: boolean
    before: ReleaseLine | undefined
    /** What changed since the release before; empty for the first. */
    changed: string
    readsGaps: boolean
    mayMake: boolean
  },
) => {
  const { release, path } = p
  const { model } = release
  const at = path(`/report/plans/${release.id}`)
  return (
    <Page
      {...p.frame}
      wide
      title={`${model.plan.title}: release ${release.number}`}
      heading={model.plan.title}
      caption={`Release ${release.number}, ${model.round.title}`}
      print="landscape"
      fresh={`As it was on ${longInstant(release.released_at)}`}
      trail={[
        { href: path('/report'), text: 'Papers' },
        { href: path('/report/plans'), text: 'Plans as released' },
      ]}
      lede={`${stoodSentence(model)} ${roundSentence(model.items, model.round.due)}`}
    >
      {p.touched && (
        <p class="govuk-body">
          Words were removed from this release by authority after it was frozen. History says who did it and why. The
          digest below is that of the release as it was.
        </p>
      )}
      <section class="hf-section" aria-labelledby="changed">
        <h2 class="hf-h2" id="changed">
          What changed
        </h2>
        <p class="govuk-body">
          {p.before ? (
            <>
              {`Since release ${p.before.number} (${p.before.round}): ${p.changed} `}
              <a class="govuk-link" href={`${at}/changes`}>
                See what changed
              </a>
            </>
          ) : (
            'This is the first release of the plan, so there is nothing to compare it with.'
          )}
        </p>
      </section>
      <Outline model={model} at={at} />
      <Findings model={model} />
      <Practice model={model} />
      <section class="hf-section" aria-labelledby="about">
        <h2 class="hf-h2" id="about">
          About this release
        </h2>
        <p class="govuk-body">
          {`It covers ${monthSpan(model.round.period_from, model.round.period_to)}${model.round.group ? ` and reports to the ${model.round.group}` : ''}. ${signedWords(model)}`}
        </p>
        {model.key && <Key words={model.key.words} />}
        <h3 class="hf-h3">How to tell that it is unchanged</h3>
        <p class="govuk-body">
          {p.touched
            ? 'SHA-256 of the release as it was frozen, before words were removed: '
            : 'This release has not been altered: its SHA-256, worked out just now, is the one it was frozen with. '}
          <code class="hf-digest">{release.digest}</code>
        </p>
        <p class="hf-quick">
          <a class="govuk-link" href={`${at}/files/json`}>
            The whole release as data (JSON)
          </a>{' '}
          {p.readsGaps && (
            <a class="govuk-link" href={`${at}/gaps`}>
              Gaps in the evidence on that day, for the owning group only
            </a>
          )}{' '}
          {p.mayMake && (
            <a class="govuk-link" href={path('/report')}>
              Its highlight report
            </a>
          )}
        </p>
      </section>
    </Page>
  )
}

const signedWords = ({ round }: ReleaseModel): string =>
  round.signed_off_on
    ? `It was signed off on ${longDate(round.signed_off_on)}${round.sign_off_note ? `: ${round.sign_off_note}` : '.'}`
    : 'It was closed without a sign-off.'

const Outline = ({ model, at }: { model: ReleaseModel; at: string }) => (
  <section class="hf-section" aria-labelledby="plan">
    <h2 class="hf-h2" id="plan">
      The plan as it was
    </h2>
    {frozenLines(model).length === 0 ? (
      <p class="govuk-body">The plan held no items.</p>
    ) : (
      <table class="hf-table hf-stack hf-frozen">
        <caption class="govuk-visually-hidden">
          The plan as it was, with reported and suggested status, lead, agreed date and what came in during the round
        </caption>
        <thead>
          <tr>
            <th scope="col">Item</th>
            <th scope="col">Status</th>
            <th scope="col">Lead</th>
            <th scope="col">Due</th>
            <th scope="col">In this round</th>
          </tr>
        </thead>
        {model.items.map((item) =>
          item.line ? <Line item={item} model={model} at={at} /> : <Heading item={item} at={at} />,
        )}
      </table>
    )}
  </section>
)

const Heading = ({ item, at }: { item: FrozenItem; at: string }) => (
  <tbody>
    <tr class={item.depth === 0 ? 'hf-frozen__theme' : 'hf-frozen__heading'}>
      <th colspan={5} scope="colgroup">
        <a class="govuk-link hf-quiet" href={`${at}/items/${item.id}`}>
          {refAndTitle(item)}
        </a>{' '}
        {item.rolled?.tone ? (
          <span class="hf-meta">
            <Shape tone={item.rolled.tone} open /> {item.rolled.word}, from the items below
          </span>
        ) : (
          item.status.tone && (
            <span class="hf-meta">
              <Shape tone={item.status.tone} /> {item.status.word}
            </span>
          )
        )}
      </th>
    </tr>
  </tbody>
)

const Line = ({ item, model, at }: { item: FrozenItem; model: ReleaseModel; at: string }) => (
  <tbody>
    <tr>
      <th scope="row">
        <a class="govuk-link hf-quiet" href={`${at}/items/${item.id}`}>
          {refAndTitle(item)}
        </a>
      </th>
      <td data-label="Status">
        <StatusOf item={item} />
      </td>
      <td data-label="Lead">
        <LeadsOf item={item} />
      </td>
      <td data-label="Due">
        <DueOf item={item} releasedAt={model.released_at} />
      </td>
      <td data-label="In this round">{saidWords(item) || 'Not in the round'}</td>
    </tr>
  </tbody>
)

const Findings = ({ model }: { model: ReleaseModel }) => (
  <section class="hf-section" aria-labelledby="findings">
    <h2 class="hf-h2" id="findings">
      Findings and levels of evidence
    </h2>
    {model.findings.length === 0 ? (
      <p class="govuk-body">The plan was not matched to any finding.</p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">
          Findings, their level of evidence with its reason, and what answers them
        </caption>
        <thead>
          <tr>
            <th scope="col">Finding</th>
            <th scope="col">Level of evidence</th>
            <th scope="col">Why this level</th>
            <th scope="col">Answered by</th>
          </tr>
        </thead>
        <tbody>
          {model.findings.map((finding) => (
            <tr>
              <th scope="row">
                {refAndTitle(finding)}
                <br />
                <span class="hf-meta">{finding.source_title}</span>
              </th>
              <td data-label="Level of evidence">
                <LevelOf level={finding.level} />
              </td>
              <td data-label="Why this level">
                {finding.level?.reason || (finding.level?.on ? 'No reason given' : 'Nobody has confirmed a level')}
                {finding.conclusion && (
                  <>
                    <br />
                    <span class="hf-meta">{`${finding.conclusion.by}, ${longDate(finding.conclusion.dated)}: “${finding.conclusion.phrase}”`}</span>
                  </>
                )}
              </td>
              <td data-label="Answered by">{answeredBy(finding.id, model)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

const answeredBy = (findingId: string, model: ReleaseModel): string =>
  frozenLines(model)
    .filter(({ answers, through }) => answers.includes(findingId) || through.includes(findingId))
    .map(({ reference, title }) => reference || `“${title}”`)
    .join(', ') || 'No item'

const Practice = ({ model }: { model: ReleaseModel }) =>
  model.practice.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="practice">
      <h2 class="hf-h2" id="practice">
        What staff do differently
      </h2>
      <ul class="hf-links">
        {model.practice.map((change) => (
          <li>
            {`${change.title}${change.place ? `, ${change.place}` : ''}: ${change.in_use_from ? `in use from ${longDate(change.in_use_from)}` : 'not in use yet'}${change.stopped_on ? `, stopped on ${longDate(change.stopped_on)}` : ''}.`}
          </li>
        ))}
      </ul>
    </section>
  )

const Key = ({ words }: { words: NonNullable<ReleaseModel['key']>['words'] }) =>
  details({
    summaryText: 'What each status means in this plan',
    classes: 'hf-details',
    html: (
      <dl class="hf-facts">
        {words.map(({ word, shape, definition }) => (
          <div>
            <dt>
              <Status tone={shape} word={word} />
            </dt>
            <dd>{definition || 'Not defined'}</dd>
          </div>
        ))}
      </dl>
    ),
  })
