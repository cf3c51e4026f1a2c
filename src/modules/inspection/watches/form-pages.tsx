import { asked, askedDate, type Filled } from '../../../platform/asked.ts'
import { longDate } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { wordOf } from '../../../platform/forms.ts'
import { button, dateInput, select, textarea } from '../../../platform/govuk.ts'
import { ErrorPage, Page } from '../../../platform/layout.tsx'
import { type Around, Fact } from '../parts.tsx'
import type { Watch } from './queries.ts'
import { watcher } from './rules.ts'

type FormProps = Around & {
  finding: { id: string; title: string }
  posts: readonly { id: string; title: string }[]
  filled: Filled
  doubts: readonly string[]
}

export const WatchFormPage = (p: FormProps & { watch: Watch | null }) => (
  <Page
    {...p.frame}
    title={p.watch ? 'Change who watches it' : 'Who watches it?'}
    errors={p.filled.errors}
    modules={['enhance/words.js']}
    trail={[
      { href: p.path('/inspection/strengths'), text: 'Strengths watched' },
      { href: p.path(`/inspection/findings/${p.finding.id}`), text: p.finding.title },
    ]}
    lede={`So that “${p.finding.title}” stays a strength.`}
  >
    <form
      method="post"
      action={p.path(
        p.watch ? `/inspection/watches/${p.watch.id}/edit` : `/inspection/findings/${p.finding.id}/watches`,
      )}
    >
      {p.watch && <input type="hidden" name="version" value={wordOf(p.filled.words, 'version')} />}
      <Doubts doubts={p.doubts} />
      <Fields {...p} />
      {button({ text: p.watch ? 'Save' : 'Watch it' })}
    </form>
  </Page>
)

/** Two people changed the same watch: what is stored now beside what was typed, which can be saved over it. */
export const WatchConflictPage = (p: FormProps & { watch: Watch }) => (
  <ErrorPage {...p.frame} status={409}>
    <h2 class="govuk-heading-m">What is stored now</h2>
    <dl class="hf-facts">
      <Fact name="Who watches">{watcher(p.watch)}</Fact>
      <Fact name="How">{p.watch.how}</Fact>
      <Fact name="Next look">{p.watch.review_on ? longDate(p.watch.review_on) : 'No date'}</Fact>
    </dl>
    <h2 class="govuk-heading-m">What you typed</h2>
    <form method="post" action={p.path(`/inspection/watches/${p.watch.id}/edit`)}>
      <input type="hidden" name="version" value={String(p.watch.version)} />
      <Fields {...p} />
      {button({ text: 'Save mine over it' })}
    </form>
  </ErrorPage>
)

const Fields = (p: FormProps) => (
  <>
    {select({
      ...asked(p.filled, 'post'),
      label: { text: 'Post that watches', classes: 'govuk-label--s' },
      items: [{ value: '', text: 'Choose one' }, ...p.posts.map((post) => ({ value: post.id, text: post.title }))],
    })}
    {textarea({
      ...asked(p.filled, 'how'),
      label: { text: 'How', classes: 'govuk-label--s' },
      hint: { text: 'Such as “reads ten records a quarter”' },
      rows: '2',
    })}
    {dateInput({
      ...askedDate(p.filled, 'review'),
      fieldset: { legend: { text: 'Next look', classes: 'govuk-fieldset__legend--s' } },
    })}
  </>
)
