// Everything that some posts owe, as one form. Plain templates: somebody may sit before fifty items.
import { html } from 'hono/html'
import { londonTime, longDate } from '../../../platform/dates.ts'
import { type Form, wordOf } from '../../../platform/forms.ts'
import type { Html } from '../../../platform/govuk.ts'
import { Status } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import { daysLate, movedWords } from '../outline/rules.ts'
import { statusShown } from '../plans/rules.ts'
import type { RoundAnswer } from '../rounds/model.ts'
import { agreedWords } from '../updates/rules.ts'
import { Agreement, Field, type Filling, Folded, Lines, Paste, Tiles } from './fields.ts'
import type { ReadSitting } from './form.ts'
import type { SittingFacts, SittingItem, SittingPost } from './model.ts'
import { noChangeRefused, noChangeWords, wordOfLast } from './rules.ts'
import { type Part, partNamed, partsOf, partWords, withBack } from './parts.ts'
import type { SavedSitting } from './saving.ts'

export type SittingProps = {
  sitting: SittingFacts
  /** Where the form is sent. */
  action: string
  /** What was sent and came back. */
  words: Form
  read?: ReadSitting | undefined
  crossed?: SavedSitting['crossed'] | undefined
  today: string
  /** Where there are more items than one page holds: which part this is, of which. */
  parts?: { all: readonly Part[]; number: number } | undefined
  /** Addresses of the items; without it (a personal link) nothing leads anywhere else. */
  path?: ((rest: string) => string) | undefined
}

/** The part of a sitting that an address names, with everything whose words came back; its form is sent to that part. */
export const shownPart = (
  whole: SittingFacts,
  action: string,
  word: string | null,
  { read, crossed = [] }: Pick<SittingProps, 'read' | 'crossed'>,
): Pick<SittingProps, 'sitting' | 'action' | 'parts'> => {
  const all = partsOf(whole.posts)
  if (all.length === 1) return { sitting: whole, action }
  const part = partNamed(all, word)
  const back = new Set([...(read?.left ?? []), ...crossed.map(({ item }) => item.id)])
  return {
    sitting: { ...whole, posts: withBack(part, whole.posts, back) },
    action: partHref(action, part.number),
    parts: { all, number: part.number },
  }
}

/** Where a saved part leads: on to the next one where that was asked for, else back to the same. */
export const nextPart = (
  posts: readonly SittingPost[],
  action: string,
  word: string | null,
  onward: boolean,
): string => {
  const all = partsOf(posts)
  if (all.length === 1) return action
  const { number } = partNamed(all, word)
  return partHref(action, onward ? Math.min(number + 1, all.length) : number)
}

/** The form. It shows the items that it is given and nothing else. */
export const Sitting = (p: SittingProps): Html => {
  const filling: Filling = { words: p.words, errors: p.read?.errors ?? [] }
  return html`<form method="post" action="${p.action}" novalidate data-keep="sitting" class="hf-sitting">
<button type="submit" class="govuk-visually-hidden" tabindex="-1" aria-hidden="true">Save</button>
${PartsOf(p)}
${p.sitting.posts.map((post) => Post(post, p, filling))}
<p class="hf-hint">Do not write anything by which a child could be known: no names, initials or dates of birth.</p>
<div class="hf-savebar"><p class="hf-savebar__state">${state(p)}</p><div class="hf-savebar__do">${Save(p)}</div></div>
</form>`
}

const isLast = ({ parts }: SittingProps): boolean => !parts || parts.number >= parts.all.length

const Save = (p: SittingProps): Html =>
  isLast(p)
    ? html`<button type="submit" class="govuk-button">Save all</button>`
    : html`<button type="submit" class="govuk-button" name="onward" value="yes">Save and go to part ${(p.parts?.number ?? 0) + 1}</button><button type="submit" class="govuk-button govuk-button--secondary">Save</button>`

// The way to the other parts. Words that were typed stay in the tab, but are saved nowhere: so the form says it first.
const PartsOf = ({ parts, action }: SittingProps): Html | false =>
  parts !== undefined &&
  html`<nav class="hf-parts" aria-label="Parts of these updates"><p><b>Part ${parts.number} of ${parts.all.length}.</b> Save before you go to another part.</p><ol>${parts.all.map(
    (part) =>
      html`<li><a class="govuk-link" href="${partHref(action, part.number)}"${part.number === parts.number && html` aria-current="page"`}>${partWords(
        part,
        parts.all.some(({ posts }) => posts[0]?.voice.postId !== parts.all[0]?.posts[0]?.voice.postId),
      )}</a></li>`,
  )}</ol></nav>`

/** The address of a part: the form's own, which may name a post already. */
const partHref = (action: string, number: number): string => {
  const [path = '', query = ''] = action.split('?')
  const names = new URLSearchParams(query)
  names.set('part', String(number))
  return `${path}?${names}`
}

const state = ({ sitting: { posts }, parts }: SittingProps): string => {
  const items = posts.flatMap((post) => post.items)
  const done = items.filter(({ answer }) => answer !== null).length
  const asked = items.filter(({ required, answer }) => required || answer !== null).length
  const rule = 'Whatever is whole is saved; the rest stays here.'
  return asked === 0 ? rule : `${done} of ${asked} in${parts ? ' on this part' : ''}. ${rule}`
}

const Post = ({ voice, items }: SittingPost, p: SittingProps, filling: Filling): Html => {
  const open = items.filter(({ required, answer }) => required && !answer)
  const done = items.filter(({ answer }) => answer !== null)
  const not = items.filter(({ required, answer }) => !required && !answer)
  const each = (item: SittingItem) => Item(item, voice.own, p, filling)
  return html`<section class="hf-section" aria-labelledby="post-${voice.postId}">
<h2 class="hf-h2" id="post-${voice.postId}">${voice.title} <small>${
    voice.own ? 'You hold it' : (voice.holder ?? 'Vacant')
  }. ${open.length === 0 ? 'Nothing to write' : `${counted(open.length, 'update')} to write`}</small></h2>
${!voice.own && Agreement(voice, filling)}
${open.map(each)}
${done.map(each)}
${
  not.length > 0 &&
  html`<details class="govuk-details hf-details"${not.some(({ item }) => isLeft(item.id, p)) && ' open'}><summary class="govuk-details__summary"><span class="govuk-details__summary-text">${counted(not.length, 'item')} of which nothing is asked in this round</span></summary><div class="govuk-details__text">${not.map(each)}</div></details>`
}
</section>`
}

const isLeft = (id: string, { read, crossed = [] }: SittingProps): boolean =>
  read?.left.has(id) || crossed.some(({ item }) => item.id === id)

const Item = (each: SittingItem, own: boolean, p: SittingProps, filling: Filling): Html => {
  const { item, answer } = each
  const crossed = p.crossed?.find((other) => other.item.id === item.id)?.answer
  const fields = html`${Said(each, p)}${each.suggested && Suggested(each.suggested, own)}${crossed && Crossed(crossed, p)}${Fields(
    each,
    own,
    p,
    filling,
  )}`
  return html`<article class="hf-sitting__item" id="item-${item.id}">
<h3 class="hf-h3">${item.reference && html`<span class="hf-ref">${item.reference}</span> `}${
    p.path
      ? html`<a class="govuk-link hf-quiet" href="${p.path(`/plan/items/${item.id}`)}">${item.title}</a>`
      : item.title
  }</h3>
<p class="hf-meta">${Due(each, p.today)}${!each.required && each.why_not && html` Not required: ${each.why_not}.`}</p>
<input type="hidden" name="seen-${item.id}" value="${answer?.id ?? ''}">
${
  answer && !crossed && !p.read?.left.has(item.id)
    ? html`${Answered(answer, p)}<details class="govuk-details hf-details"><summary class="govuk-details__summary"><span class="govuk-details__summary-text">Write it again<span class="govuk-visually-hidden"> on ${item.title}</span></span></summary><div class="govuk-details__text">${fields}</div></details>`
    : fields
}
</article>`
}

const Due = ({ item }: SittingItem, today: string): string => {
  const late = daysLate(item, today)
  const first = item.due ? `Due ${longDate(item.due)}` : item.due_kind === 'ongoing' ? 'Ongoing' : 'No agreed date'
  return `${[first, late > 0 && `${counted(late, 'day')} late`, movedWords(item.moved)].filter(Boolean).join(', ')}.`
}

const Said = ({ last, item }: SittingItem, { sitting }: SittingProps): Html => {
  if (!last) return html`<p class="hf-hint">Nobody has written about it before.</p>`
  const { tone, word } = statusShown(
    { status: last.status, kind: item.kind },
    sitting.keys.filter(({ id }) => id === last.key_id),
  )
  return html`<p class="hf-hint">Said on ${longDate(last.dated)}: ${tone ? Status({ tone, word }) : word}.${
    last.next && html` Next was: “${last.next.length > 300 ? `${last.next.slice(0, 297).trimEnd()}…` : last.next}”`
  }</p>`
}

// It is shown to whoever writes, before they choose: the reasons are theirs to mend or to answer.
const Suggested = ({ tone, word, reasons, wanting, note }: NonNullable<SittingItem['suggested']>, own: boolean): Html =>
  html`<div class="hf-suggested"><p>${Status({ tone, word: `Suggested: ${word.toLowerCase()}`, open: true })}</p>${
    reasons.length === 1
      ? html`<p>${reasons[0]}</p>`
      : html`<ul class="hf-reasons">${reasons.map((reason) => html`<li>${reason}</li>`)}</ul>`
  }${[wanting, note].map((more) => more && html`<p>${more}</p>`)}<p class="hf-meta">${own ? 'You see this before anybody else. The board sees it beside what you say.' : 'Tell the lead: the board sees it beside what they say.'}</p></div>`

const Answered = (answer: RoundAnswer, { sitting }: SittingProps): Html => {
  const key = sitting.keys.filter(({ id }) => id === answer.key_id)
  const { tone, word } = statusShown({ status: answer.status, kind: 'improvement' }, key)
  return html`<p class="hf-answered">${tone ? Status({ tone, word }) : word}. ${
    answer.no_change ? 'No change' : 'Written'
  } on ${longDate(answer.dated)} by ${answer.writer ?? 'the holder'}, ${agreedWords[answer.agreed_how]}.</p><p class="hf-lines hf-answered__words">${answer.done}</p>`
}

const Crossed = (answer: RoundAnswer, p: SittingProps): Html =>
  html`<div class="govuk-inset-text hf-crossed" id="crossed-${answer.item_id}"><p><b>${answer.writer ?? 'The holder'} wrote about this at ${londonTime(answer.written_at)}, while your page was open.</b> Your words have not been saved. Save again if yours should count; both stay in history.</p>${Answered(answer, p)}</div>`

const Fields = (each: SittingItem, own: boolean, p: SittingProps, filling: Filling): Html => {
  const { item, last } = each
  const { words, agencies } = p.sitting
  const id = item.id
  const still = noChangeRefused(each, words) === undefined ? wordOfLast(last, words) : undefined
  const doubts = p.read?.doubts.get(id) ?? []
  return html`${
    last &&
    still &&
    html`<p class="hf-nochange"><button class="hf-linkbutton" type="submit" name="unchanged" value="${id}">${noChangeWords(last, still.word)}<span class="govuk-visually-hidden"> (${item.title})</span></button></p>`
  }
${Tiles(id, item.title, words, filling)}
${Lines('done', id, { label: last ? `What changed since ${longDate(last.dated)}?` : 'What has been done?', rows: 3 }, filling)}
${!own && Paste(id, filling)}
${Lines('next', id, { label: 'What is next?', hint: 'Not needed when it is complete', rows: 2 }, filling)}
${each.suggested && Field.why(id, filling)}
${Folded(id, agencies, filling)}
${
  doubts.length > 0 &&
  html`<div class="hf-gap" role="group" aria-label="Words that may point to one person"><p>These words may point to one person. Nothing of this item has been saved.</p><ul class="govuk-list govuk-list--bullet">${doubts.map((doubt) => html`<li>${doubt}</li>`)}</ul><div class="govuk-checkboxes govuk-checkboxes--small"><div class="govuk-checkboxes__item"><input class="govuk-checkboxes__input" type="checkbox" id="confirmed-${id}" name="confirmed-${id}" value="yes"${wordOf(p.words, `confirmed-${id}`) === 'yes' && ' checked'}><label class="govuk-label govuk-checkboxes__label" for="confirmed-${id}">I have looked: nobody can be identified by these words</label></div></div></div>`
}`
}
