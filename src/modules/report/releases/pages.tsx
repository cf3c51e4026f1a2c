import { raw } from 'hono/html'
import { type Paper, toHtml } from '../../../documents/write/index.ts'
import { asked, type Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { button, details, textarea, warningText } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { Downloads, embargoWords } from '../papers/preview-page.tsx'
import type { FrozenRelease } from './queries.ts'

type Around = { frame: Frame & { banner?: string | undefined }; path: (rest: string) => string }

/** Asks once more before a paper is for everybody: who will see it, and the paper itself beneath. */
export const ConfirmPage = (
  p: Around & {
    id: string
    paper: Paper
    number: number
    saying: string
    readers: { all: number; releasesOnly: number }
    embargoed: number
    now: Date
    /** The plan changed between this page and the button. */
    changed: boolean
  },
) => (
  <Page
    {...p.frame}
    wide
    title={`Release ${p.number}: ${p.paper.title}`}
    heading={`Release ${p.number}`}
    fresh={`Figures as at ${longInstant(p.now)}`}
    trail={[
      { href: p.path('/report'), text: 'Papers' },
      { href: p.path(`/report/papers/${p.id}/preview`), text: 'Preview' },
    ]}
    errors={
      p.changed
        ? [
            {
              href: '#release',
              text: 'The plan changed while you were reading. Look at the figures again, then release',
            },
          ]
        : []
    }
    lede={`Everybody in this partnership will see it${readersWords(p.readers)}. It stays as it is below, whatever happens to the plan.${embargoWords(p.embargoed)}`}
  >
    <form id="release" method="post" action={p.path(`/report/papers/${p.id}/release`)}>
      <input type="hidden" name="saying" value={p.saying} />
      <input type="hidden" name="number" value={String(p.number)} />
      {button({ text: `Release “${p.paper.title.slice(0, 80)}”` })}
    </form>
    <div class="hf-paper-below">{raw(toHtml(p.paper).replaceAll(/<(\/?)h1\b/g, '<$1h2'))}</div>
  </Page>
)

const readersWords = ({ all, releasesOnly }: { all: number; releasesOnly: number }): string =>
  all < 2
    ? ''
    : `: ${all} people${releasesOnly > 0 ? `, of whom ${releasesOnly} ${releasesOnly === 1 ? 'is a viewer or inspector' : 'are viewers or inspectors'}` : ''}`

/** A released paper exactly as it was frozen. */
export const ReleasePage = (
  p: Around & {
    release: FrozenRelease
    /** Something was removed from it everywhere, by authority, after it was frozen. */
    touched: boolean
    others: readonly { id: string; number: number; withdrawn_at: Date | null }[]
    mayMake: boolean
    mayWithdraw: boolean
    filled: Filled
  },
) => {
  const { release } = p
  const base = p.path(`/report/releases/${release.id}`)
  return (
    <Page
      {...p.frame}
      wide
      ownHeading
      print="paper"
      title={release.title}
      errors={p.filled.errors}
      fresh={`Data as at ${longInstant(release.data_at)}`}
      trail={[{ href: p.path('/report'), text: 'Papers' }]}
    >
      <div class="hf-title hf-title__row hf-paper-bar">
        <p class="hf-lede">
          <b>Release {release.number}</b>
          {`, ${longInstant(release.released_at)}${release.released_by ? `, by ${release.released_by}` : ''}. It does not change with the plan.`}
        </p>
        <div class="hf-actions">
          <Downloads paper={release.model} base={base} />
        </div>
      </div>
      {release.withdrawn_at &&
        warningText({
          iconFallbackText: 'Warning',
          text: `Withdrawn on ${longInstant(release.withdrawn_at)}: ${release.withdrawn_why ?? ''}`,
        })}
      {p.touched && (
        <p class="govuk-body">
          Words were removed from this release by authority after it was frozen. History says who did it and why.
        </p>
      )}
      {raw(toHtml(release.model))}
      <section class="hf-section" aria-labelledby="frozen">
        <h2 class="hf-h2" id="frozen">
          How to tell that it is unchanged
        </h2>
        <p class="govuk-body">
          SHA-256 of the paper as it was frozen: <code class="hf-digest">{release.digest}</code>
        </p>
        {p.others.length > 0 && (
          <p class="govuk-body">
            Other releases of this paper:{' '}
            {p.others.map((other) => (
              <>
                <a class="govuk-link" href={p.path(`/report/releases/${other.id}`)}>
                  Release {other.number}
                </a>
                {other.withdrawn_at ? ' (withdrawn) ' : ' '}
              </>
            ))}
          </p>
        )}
        {p.mayMake && (
          <p class="govuk-body">
            <a class="govuk-link" href={p.path(`/report/papers/${release.paper_id}`)}>
              Make it again with the figures of today
            </a>
          </p>
        )}
        {p.mayWithdraw && !release.withdrawn_at && (
          <form method="post" action={`${base}/withdrawal`}>
            {details({
              summaryText: 'Withdraw this release',
              open: (p.filled.errors ?? []).length > 0,
              html: (
                <>
                  {textarea({
                    ...asked(p.filled, 'why'),
                    label: { text: 'Why is it withdrawn?', classes: 'govuk-label--s' },
                    hint: {
                      text: 'Readers no longer find it. Those who make papers see it with the word “Withdrawn” and this reason.',
                    },
                    rows: '2',
                  })}
                  {button({ text: 'Withdraw', classes: 'govuk-button--warning' })}
                </>
              ),
            })}
          </form>
        )}
      </section>
    </Page>
  )
}
