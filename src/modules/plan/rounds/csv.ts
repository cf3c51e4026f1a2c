import type { RoundLine, RoundPost } from './model.ts'
import { differs, stateWords } from './rules.ts'
import { agreedWords } from '../updates/rules.ts'
import { csvOf } from '../../../documents/write/csv.ts'

const columns = [
  'Post',
  'Held by',
  'Reference',
  'Item',
  'Update',
  'Why not required',
  'Status',
  'Suggested differs',
  'Why it differs',
  'What changed',
  'What is next',
  'Dated',
  'Written by',
  'How agreed',
  'Agreed on',
  'Pasted',
  'No change',
  'By link',
]

/** What a round shows as comma-separated text, a row for each post and item. */
export const roundCsv = ({ posts, unled }: { posts: readonly RoundPost[]; unled: readonly RoundLine[] }): string =>
  csvOf([
    columns,
    ...posts.flatMap((post) =>
      post.lines.map((line) => [post.title, post.vacant ? 'Vacant' : (post.holder ?? ''), ...cells(line)]),
    ),
    ...unled.map((line) => ['No post leads it', '', ...cells(line)]),
  ])

const cells = (line: RoundLine): string[] => {
  const { answer } = line
  const first = [line.reference, line.title, stateWords[line.state], line.why_not]
  if (!answer) return [...first, ...columns.slice(6).map(() => '')]
  return [
    ...first,
    line.said?.word ?? '',
    answer.suggested === null ? '' : yes(differs(line)),
    answer.differs_why,
    answer.done,
    answer.next,
    answer.dated,
    answer.writer ?? '',
    agreedWords[answer.agreed_how],
    answer.agreed_on ?? '',
    yes(answer.pasted),
    yes(answer.no_change),
    yes(answer.by_link),
  ]
}

const yes = (is: boolean) => (is ? 'Yes' : 'No')
