import { type FormError, wordOf, wordsOf, wrong, versionOf } from '../../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, page } from '../../../../platform/route.ts'
import { findings, type Finding, wordings } from '../../../inspection/index.ts'
import { type Answering, proposeAnswers } from '../../matching.ts'
import type { AroundChoice } from './choices.ts'
import { conflict } from './conflict.ts'
import { AnswersPage, AroundPage } from './offered-pages.tsx'
import { leadKey } from './choices.ts'
import { type Opened, openImport } from './opened.ts'
import { saveChoices } from './queries.ts'
import { show } from './settle.ts'

const kinds = [
  'joint_inspection',
  'self_evaluation',
  'supported_self_evaluation',
  'own_audit',
  'progress_review',
] as const

/** Text around the table, offered as findings and evaluations. */
export const showAround = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  return opened ? aroundPage(c, opened, opened.made.choices.around ?? null, []) : show(c)
}

export const saveAround = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made } = opened
  const sources = await sourcesOf(c)
  const ticked = (name: string) =>
    wordsOf(c.form, name)
      .map(Number)
      .filter((at) => Number.isInteger(at) && at >= 0)
  const kind = kinds.find((each) => each === wordOf(c.form, 'kind')) ?? 'self_evaluation'
  const around: AroundChoice = {
    source: sources.find(({ id }) => id === wordOf(c.form, 'source'))?.id ?? '',
    title: wordOf(c.form, 'title').trim(),
    kind,
    strengths: ticked('strengths'),
    priorities: ticked('priorities'),
    evaluations: ticked('evaluations'),
  }
  const count = around.strengths.length + around.priorities.length + around.evaluations.length
  const errors = [
    ...(count > 0 && around.source === '' && around.title === ''
      ? [wrong('title', 'Enter what these findings come from')]
      : []),
    ...(around.title.length > 300 ? [wrong('title', 'The title must be 300 characters or fewer')] : []),
  ]
  if (errors.length > 0) return aroundPage(c, opened, around, errors)
  if (
    versionOf(c.form) !== made.version ||
    !(await saveChoices(c.db, made.id, made.version, { ...made.choices, around }))
  )
    return conflict(
      c,
      opened,
      [`ticked ${count} in the text around the table`],
      c.path(`/plan/imports/${made.id}/around`),
    )
  return goTo(
    c.path(`/plan/imports/${made.id}`),
    count > 0 ? `${count} will come in as findings` : 'Nothing of the text around the table will come in',
  )
}

const aroundPage = async (
  c: Ctx,
  { made, proposal }: Opened,
  chosen: AroundChoice | null,
  errors: readonly FormError[],
): Promise<Answer> => {
  const known = await findings(c.db, { personId: c.user.id, now: c.now })
  const titles = new Set(known.map(({ title }) => leadKey(title)))
  const all = (texts: readonly string[]) => texts.flatMap((text, at) => (titles.has(leadKey(text)) ? [] : [at]))
  return page(
    AroundPage({
      frame: c.frame('plan'),
      path: c.path,
      made,
      around: proposal.around,
      sources: await sourcesOf(c),
      known: titles,
      chosen: chosen ?? {
        source: '',
        title: `What “${proposal.title}” says`.slice(0, 300),
        kind: 'self_evaluation',
        strengths: all(proposal.around.strengths),
        priorities: all(proposal.around.priorities),
        evaluations: proposal.around.evaluations.map((_, at) => at),
      },
      errors,
    }),
    errors.length > 0 ? 400 : 200,
  )
}

const sourcesOf = async (c: Ctx): Promise<{ id: string; title: string }[]> => {
  const known = await findings(c.db, { personId: c.user.id, now: c.now })
  return [...new Map(known.map(({ source_id: id, source_title: title }) => [id, { id, title }])).values()]
}

/** Which findings the items answer: proposed by wording, linked only when somebody ticks. */
export const showAnswers = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made, proposal } = opened
  const known = await findings(c.db, { personId: c.user.id, now: c.now })
  const at = Math.max(1, Number(c.query.get('page')) || 1)
  return page(
    AnswersPage({
      frame: c.frame('plan'),
      path: c.path,
      made,
      findings: known,
      rows: (await matched(c, proposal.items, known)).map((offered, nth) => ({
        key: proposal.items[nth]?.key ?? '',
        title: proposal.items[nth]?.title ?? '',
        offered,
        ticked: made.choices.findings?.[proposal.items[nth]?.key ?? ''] ?? [],
      })),
      at,
    }),
  )
}

export const saveAnswers = async (c: Ctx): Promise<Answer> => {
  const opened = await openImport(c)
  if (!opened) return show(c)
  const { made, proposal } = opened
  const known = new Set((await findings(c.db, { personId: c.user.id, now: c.now })).map(({ id }) => id))
  const shown = new Set(wordsOf(c.form, 'shown'))
  const ticked = Object.fromEntries(
    proposal.items.flatMap(({ key }) => {
      const ids = shown.has(key)
        ? wordsOf(c.form, `finding:${key}`).filter((id) => known.has(id))
        : (made.choices.findings?.[key] ?? [])
      return ids.length > 0 ? [[key, [...new Set(ids)]]] : []
    }),
  )
  const here = c.path(`/plan/imports/${made.id}`)
  if (
    versionOf(c.form) !== made.version ||
    !(await saveChoices(c.db, made.id, made.version, { ...made.choices, findings: ticked }))
  )
    return conflict(c, opened, ['ticked findings that items answer'], `${here}/findings`)
  const next = Number(wordOf(c.form, 'next'))
  return next > 1 ? goTo(`${here}/findings?page=${next}`) : goTo(here, 'Saved which findings the items answer')
}

const matched = async (c: Ctx, items: readonly Answering[], known: readonly Finding[]) => {
  const printed = await wordings(
    c.db,
    known.map(({ id }) => id),
  )
  const proposals = proposeAnswers(
    [...items],
    known.map(({ id, title }) => ({
      id,
      wordings: [
        { text: title },
        ...printed.filter(({ finding_id: of }) => of === id).map(({ wording }) => ({ text: wording })),
      ],
    })),
  )
  return items.map((_, at) => proposals.filter(({ item }) => item === at).map(({ finding, why }) => ({ finding, why })))
}
