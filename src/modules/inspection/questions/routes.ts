import { dateFields } from '../../../platform/asked.ts'
import { doubtErrors, doubtsIn } from '../../../platform/doubts.tsx'
import { date, type FormError, longText, readForm, text, versionOf, wordsOf, wrong } from '../../../platform/forms.ts'
import { type Answer, type Ctx, goTo, member, missing, page, type Route } from '../../../platform/route.ts'
import { note } from '../../history/index.ts'
import { measures } from '../../measure/index.ts'
import { findings } from '../queries.ts'
import { answersTo } from './answers.ts'
import { LinksPage, QuestionConflictPage, QuestionFormPage } from './form-pages.tsx'
import { QuestionPage, QuestionsPage } from './pages.tsx'
import {
  addQuestion,
  deletedQuestions,
  findQuestion,
  type KeyQuestion,
  keyQuestions,
  saveQuestion,
  setQuestionDeleted,
  setQuestioned,
} from './queries.ts'

export const routes: Route[] = [
  {
    method: 'GET',
    path: '/inspection/questions',
    can: member('inspection.read'),
    run: async (c) => {
      const questions = await keyQuestions(c.db)
      const { answers, evidence } = await answersTo(c, questions)
      return page(
        QuestionsPage({
          ...around(c),
          questions,
          gone: c.may('inspection.edit') ? await deletedQuestions(c.db) : [],
          answers,
          evidence,
          today: c.today,
          mayEdit: c.may('inspection.edit'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/inspection/questions/new',
    can: member('inspection.edit'),
    run: (c) =>
      page(
        QuestionFormPage({
          ...around(c),
          question: null,
          filled: { words: dateFields('asked_on', c.today) },
          doubts: [],
        }),
      ),
  },
  { method: 'POST', path: '/inspection/questions', can: member('inspection.edit'), run: (c) => keep(c, null) },
  {
    method: 'GET',
    path: '/inspection/questions/:question',
    can: member('inspection.read'),
    run: async (c) => {
      const question = await findQuestion(c.db, c.params.question ?? '')
      if (!question || (question.deleted_at && !c.may('inspection.edit'))) return missing
      const found = await answersTo(c, [question])
      return page(
        QuestionPage({
          ...around(c),
          question,
          findings: found.known.filter((f) => question.finding_ids.includes(f.id)),
          answers: found.answers.get(question.id) ?? [],
          supports: found.supports,
          today: c.today,
          mayEdit: c.may('inspection.edit'),
          mayAddEvidence: c.may('evidence.add'),
        }),
      )
    },
  },
  {
    method: 'GET',
    path: '/inspection/questions/:question/edit',
    can: member('inspection.edit'),
    run: (c) =>
      withQuestion(c, (question) =>
        page(
          QuestionFormPage({
            ...around(c),
            question,
            filled: {
              words: {
                question: question.question,
                asked_by: question.asked_by,
                ...dateFields('asked_on', question.asked_on),
                why: question.why,
                expect: question.expect,
                ...dateFields('ended', question.ended_on),
              },
            },
            doubts: [],
          }),
        ),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/questions/:question/edit',
    can: member('inspection.edit'),
    run: (c) => withQuestion(c, (question) => keep(c, question)),
  },
  {
    method: 'GET',
    path: '/inspection/questions/:question/links',
    can: member('inspection.edit'),
    run: (c) =>
      withQuestion(c, async (question) =>
        page(
          LinksPage({
            ...around(c),
            question,
            findings: await findings(c.db, readerOf(c)),
            measures: await measures(c.db),
          }),
        ),
      ),
  },
  {
    method: 'POST',
    path: '/inspection/questions/:question/links',
    can: member('inspection.edit'),
    run: (c) =>
      withQuestion(c, async (question) => {
        const among = (all: readonly { id: string }[], name: string) => {
          const offered = all.map(({ id }) => id)
          return { offered, chosen: offered.filter((id) => wordsOf(c.form, name).includes(id)) }
        }
        const about = among(await findings(c.db, readerOf(c)), 'findings')
        const from = among(await measures(c.db), 'measures')
        await setQuestioned(c.db, question.id, about, from)
        await note(c, 'inspection.key_question', question.id, `linked “${question.question}” to findings and measures`)
        return goTo(c.path(`/inspection/questions/${question.id}`), 'Saved the links')
      }),
  },
  {
    method: 'POST',
    path: '/inspection/questions/:question/deletion',
    can: member('inspection.edit'),
    run: (c) => withQuestion(c, (question) => bury(c, question, c.now)),
  },
  {
    method: 'POST',
    path: '/inspection/questions/:question/restoration',
    can: member('inspection.edit'),
    run: async (c) => {
      const question = await findQuestion(c.db, c.params.question ?? '')
      return question ? bury(c, question, null) : missing
    },
  },
]

const around = (c: Ctx) => ({ frame: c.frame('inspection'), path: c.path })
const readerOf = (c: Ctx) => ({ personId: c.user.id, now: c.now })

async function withQuestion(c: Ctx, run: (question: KeyQuestion) => Promise<Answer> | Answer): Promise<Answer> {
  const question = await findQuestion(c.db, c.params.question ?? '')
  return question && !question.deleted_at ? run(question) : missing
}

async function keep(c: Ctx, question: KeyQuestion | null): Promise<Answer> {
  const again = (errors: readonly FormError[], doubts: readonly string[] = []) =>
    page(QuestionFormPage({ ...around(c), question, filled: { words: c.form, errors }, doubts }), 400)
  const read = readForm(c.form, {
    question: text({ called: 'The question', required: 'Enter the question', max: 300 }),
    asked_by: text({ called: 'Who asked it', max: 200 }),
    asked_on: date({ called: 'the day it was asked', required: 'Enter the day it was asked' }),
    why: longText({ called: 'Why it is asked', max: 5000 }),
    expect: longText({ called: 'What we would expect to see', max: 5000 }),
    ended: date({ called: 'the day it ended' }),
  })
  if (read.errors) return again(read.errors)
  const { ended, asked_by, why, expect, ...rest } = read.value
  if (ended && ended < rest.asked_on)
    return again([wrong('ended', 'The day it ended must be on or after the day it was asked', 'day')])
  const fields = { ...rest, asked_by: asked_by ?? '', why: why ?? '', expect: expect ?? '', ended_on: ended }
  const doubts = doubtsIn(c.form, [fields.question, fields.asked_by, fields.why, fields.expect])
  if (doubts.length > 0) return again(doubtErrors, doubts)
  if (question && !(await saveQuestion(c.db, question.id, versionOf(c.form), fields))) {
    const stored = (await findQuestion(c.db, question.id)) ?? question
    return page(QuestionConflictPage({ ...around(c), question: stored, filled: { words: c.form }, doubts: [] }), 409)
  }
  const id = question?.id ?? (await addQuestion(c.db, fields))
  await note(c, 'inspection.key_question', id, `${question ? 'changed' : 'asked'} “${fields.question}”`)
  return goTo(c.path(`/inspection/questions/${id}`), question ? 'Saved' : 'Asked. Now link what answers it.')
}

async function bury(c: Ctx, question: KeyQuestion, at: Date | null): Promise<Answer> {
  await setQuestionDeleted(c.db, question.id, at)
  await note(c, 'inspection.key_question', question.id, `${at ? 'deleted' : 'brought back'} “${question.question}”`)
  return goTo(
    c.path(at ? '/inspection/questions' : `/inspection/questions/${question.id}`),
    at ? 'Deleted. You can bring it back below.' : 'Brought back',
  )
}
