// A round by post, then item, as templates: it may have 300 lines.
import { html } from 'hono/html'
import { londonDate, longDate, shortDate } from '../../../platform/dates.ts'
import type { Html } from '../../../platform/govuk.ts'
import { Late, Missing, Status } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { Holder } from '../outline/rows.ts'
import type { Plan } from '../plans/model.ts'
import { agreedWords } from '../updates/rules.ts'
import type { Round, RoundLine, RoundPost } from './model.ts'
import { daysAfterDue, differs, isOwed, stateWords } from './rules.ts'

type Around = {
  path: (rest: string) => string
  round: Round
  plan: Plan
  titleOf: (postId: string | null) => string
  /** May write for any post now, change what is required and record how somebody agreed. */
  mayEdit: boolean
}

export const RoundTable = ({
  posts,
  unled,
  ...around
}: Around & { posts: readonly RoundPost[]; unled: readonly RoundLine[] }): Html =>
  html`<table class="hf-table hf-stack hf-round">
<caption class="govuk-visually-hidden">Updates of this round, by post and item</caption>
<thead><tr><th scope="col">Item</th><th scope="col">Update</th><th scope="col">Said</th><th scope="col">Who wrote, and how it was agreed</th>${around.mayEdit && html`<th scope="col" class="hf-noprint">Do</th>`}</tr></thead>
${posts.map((post) => html`<tbody id="post-${post.id}">${PostRow(post, around)}${post.lines.map((line) => Row(line, post.id, around))}</tbody>`)}
${
  unled.length > 0 &&
  html`<tbody id="unled"><tr class="hf-round__post"><th scope="colgroup" colspan="${around.mayEdit ? 5 : 4}">No post leads these <span class="hf-meta">Nobody can be asked: give each a lead post</span></th></tr>${unled.map((line) => Row(line, null, around))}</tbody>`
}
</table>`

const PostRow = (post: RoundPost, { mayEdit, path, round }: Around): Html => {
  const owed = post.lines.filter(isOwed).length
  const isIn = post.lines.filter(({ answer }) => answer !== null).length
  return html`<tr class="hf-round__post"><th scope="colgroup" colspan="${mayEdit ? 5 : 4}"><span class="hf-round__title">${post.title}</span> ${Holder(post)} <span class="hf-meta">${[
    isIn > 0 ? `${isIn} in` : '',
    owed > 0 ? `${owed} to come` : '',
    askedWords(post),
  ]
    .filter(Boolean)
    .join('. ')}</span>${
    mayEdit &&
    html` <a class="govuk-link hf-round__write" href="${path(`/plan/rounds/${round.id}/mine?post=${post.id}`)}">Write for this post<span class="govuk-visually-hidden">: ${post.title}</span></a>`
  }</th></tr>`
}

const askedWords = ({ asking }: RoundPost): string => {
  if (!asking?.asked_at) return ''
  return [
    `Asked on ${shortDate(londonDate(asking.asked_at))}`,
    asking.chased > 0 ? `chased ${asking.chased === 1 ? 'once' : `${asking.chased} times`}` : '',
  ]
    .filter(Boolean)
    .join(', ')
}

const Row = (line: RoundLine, postId: string | null, around: Around): Html => {
  const { path, mayEdit } = around
  const others = line.leads.filter(({ id }) => id !== postId)
  return html`
<tr><th scope="row"><a class="govuk-link hf-quiet" href="${path(`/plan/items/${line.item_id}`)}">${line.reference && `${line.reference} `}${line.title}</a>${
    postId !== null &&
    others.length > 0 &&
    html`<br><span class="hf-meta">Also led by ${others.map(({ title }) => title).join(', ')}</span>`
  }</th><td data-label="Update">${State(line)}</td><td data-label="Said">${Said(line, around)}</td><td data-label="Who wrote">${Who(line, around)}</td>${mayEdit && html`<td class="hf-noprint">${Do(line, around)}</td>`}</tr>`
}

const State = ({ state, why_not: why }: RoundLine): Html => {
  const words = stateWords[state]
  if (state === 'late' || state === 'missing') return Late({ words })
  if (state === 'nobody') return Missing({ words })
  return html`${words}${why !== '' && html`<br><span class="hf-meta">${why}</span>`}`
}

const Said = (line: RoundLine, { plan }: Around): Html => {
  const { said, answer } = line
  if (!said || !answer) return html``
  const suggested = differs(line) ? plan.keys[0]?.words.find(({ shape }) => shape === answer.suggested) : undefined
  return html`${said.tone ? Status({ tone: said.tone, word: said.word, suggested: suggested && { tone: suggested.shape, word: suggested.word } }) : said.word}${
    answer.differs_why && html`<br><span class="hf-meta">Why: ${answer.differs_why}</span>`
  }`
}

const Who = ({ answer }: RoundLine, { round, titleOf }: Around): Html => {
  if (!answer) return html``
  const late = daysAfterDue(answer.dated, round.due)
  const own = answer.agreed_how === 'holder' && answer.agreed_on === null
  const agreed = own ? '' : answer.agreed_how === 'holder' ? 'confirmed by the holder' : agreedWords[answer.agreed_how]
  const marks = [
    answer.no_change ? 'no change' : '',
    answer.pasted ? 'pasted' : '',
    answer.by_link ? 'by personal link' : '',
    late > 0 ? `${counted(late, 'day')} after the due day` : '',
  ].filter(Boolean)
  return html`${answer.writer ?? 'The holder'}${answer.for_post_id && ` for ${titleOf(answer.for_post_id)}`}, ${shortDate(answer.dated)}${
    agreed && html`<br><span class="hf-meta">${agreed}${answer.agreed_on && ` on ${longDate(answer.agreed_on)}`}</span>`
  }${marks.length > 0 && html`<br><span class="hf-meta">${marks.join(', ')}</span>`}`
}

const Do = ({ item_id: id, title, answer, required, state }: RoundLine, { path, round }: Around): Html => {
  if (state === 'unconfirmed' && answer)
    return html`<a class="govuk-link" href="${path(`/plan/updates/${answer.id}/agreement`)}">Record how they agreed<span class="govuk-visually-hidden"> to the update on ${title}</span></a>`
  if (answer) return html``
  return html`<a class="govuk-link" href="${path(`/plan/rounds/${round.id}/items/${id}/requirement`)}">${required ? 'Do not require it' : 'Require it'}<span class="govuk-visually-hidden">: ${title}</span></a>`
}
