import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { Block, Row, SourceDocument } from '../../../documents/read/model.ts'
import { type FindingKind, type FindingsProposal, proposeFindings, type ReportKind } from './index.ts'

// A plain reading of the fixtures: blank lines part paragraphs, # marks headings, tabs make tables.
const documentOf = (text: string, name = 'report.txt'): SourceDocument => {
  const blocks: Block[] = []
  let blank = true
  text.split('\n').forEach((line, i) => {
    const where = { row: i + 1 }
    const last = blocks.at(-1)
    const heading = /^(#+) (.*)$/.exec(line)
    const entry = /^\s*([-•▪]|\d+\.|[a-z]\)) (.*)$/.exec(line)
    if (line.includes('\t')) {
      const cells = line
        .split('\t')
        .map((words) => ({ text: words, columns: 1, rows: 1, fill: null, bold: false, links: [] }))
      const row: Row = { where, header: false, cells }
      if (last?.kind === 'table' && !blank) last.rows.push(row)
      else blocks.push({ kind: 'table', columns: cells.length, rows: [row], where })
    } else if (heading) blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '', where })
    else if (entry)
      blocks.push({ kind: 'paragraph', text: entry[2] ?? '', list: { marker: entry[1] ?? '', level: 0 }, where })
    else if (line.trim() && last?.kind === 'paragraph' && !blank && (last.list === null || line.startsWith(' ')))
      last.text += `\n${line.trim()}`
    else if (line.trim()) blocks.push({ kind: 'paragraph', text: line, list: null, where })
    blank = line.trim() === ''
  })
  return { kind: 'text', name, pages: null, blocks, notes: [] }
}

const fixture = (name: string) =>
  proposeFindings(
    documentOf(readFileSync(new URL(`../../../../test/fixtures/reports/${name}.txt`, import.meta.url), 'utf8')),
  )

const short: Record<string, FindingKind> = {
  S: 'strength',
  A: 'area_for_improvement',
  R: 'recommendation',
  O: 'objective',
  E: 'evaluation',
  T: 'theme',
}

type Expected = {
  file: string
  kind: ReportKind | null
  title?: string
  published?: string
  publisher?: string
  findings: string[]
}

// Each finding: kind, ? when it is offered without a tick, the first words, then /reference, ^theme, =conclusion and @where else it is printed.
const reports: Expected[] = [
  {
    file: 'children-services-inspection',
    kind: 'inspection',
    title: "Inspection of Walbrook local authority children's services",
    published: '2024-05-13',
    publisher: 'Ofsted',
    findings: [
      'E The impact of leaders =Requires improvement to be good',
      'E The experiences of children who need =Inadequate @body,body',
      'E The experiences of children in care =Good',
      'E Overall effectiveness =Requires improvement to be good',
      'A The speed with which',
      'A How often managers',
      'A The quality of plans',
      'A Sufficiency of homes',
    ],
  },
  {
    file: 'thematic-recommendations',
    kind: 'joint_inspection',
    publisher: 'Care Inspectorate',
    findings: [
      'R Agree one threshold /Recommendation 1 @body,appendix,contents',
      'R Give every team /Recommendation 2 @body,appendix,contents',
      'R The health board and the council /Recommendation 3 @body,appendix',
    ],
  },
  {
    file: 'improvement-notice',
    kind: 'notice',
    published: '2024-06-06',
    title: 'IMPROVEMENT NOTICE',
    findings: ['O cut the number', 'O show that every', 'O give its improvement board'],
  },
  {
    file: 'learning-review',
    kind: 'learning_review',
    findings: [
      'A Practitioners need time /Learning point 1',
      'A Missed health appointments /Learning point 2',
      'S The nursery kept',
      'S The night social work team',
      'R test in six months /1',
      'R ask each agency /2',
      'R change its letters /1',
    ],
  },
  {
    file: 'complaint-decision',
    kind: 'complaint',
    publisher: 'Scottish Public Services Ombudsman',
    findings: ['R Kinship carers should', 'R Minutes should reach'],
  },
  {
    file: 'national-programme',
    kind: 'national_programme',
    title: 'National programme for calm mealtimes',
    findings: [
      'T Food /Theme 1',
      'A Homes plan their menus ^Food',
      'A Councils publish ^Food',
      'T Company /Theme 2',
      'A Adults sit down ^Company',
    ],
  },
  {
    file: 'table-of-recommendations',
    kind: 'progress_review',
    published: '2023-10-12',
    publisher: 'Corrieglen Scrutiny Panel',
    findings: [
      'R Visit each foster home /R1',
      'R Offer carers /R2',
      'R Ask children who move /R3',
      'E Leadership of the service =Good',
      'E Support for carers =Weak',
    ],
  },
  {
    file: 'progress-by-recommendation',
    kind: 'progress_review',
    findings: [
      'A The partnership should know /Area for improvement 1 =significant progress',
      'A Young carers should /Area for improvement 2 =limited progress',
    ],
  },
  {
    file: 'two-wordings',
    kind: 'progress_review',
    publisher: 'Care Inspectorate',
    findings: [
      'A Agree who decides =steady progress @body,appendix',
      'A Read records together =encouraging steps @body,appendix',
      'A Hear children before =little progress @body,appendix',
    ],
  },
  {
    file: 'visit-letter',
    kind: 'letter',
    findings: ['S We found that the early help', 'A Plans were of variable quality', 'R We encourage you to choose'],
  },
  {
    file: 'plan-with-preface',
    kind: 'action_plan',
    findings: [
      'E What children notice /QI 2.1 =adequate',
      'E Leaders /QI 9.2 9.3 =adequate',
      'S The warmth of staff /1',
      'S The speed of the duty team /2',
      'A Reviews of plans /1',
      'A Figures did not say /2',
    ],
  },
  {
    file: 'themes-briefing',
    kind: 'committee_report',
    published: '2023-02-07',
    title: 'News of the improvement plan',
    findings: ['T Practice that families', 'T Leaders who listen'],
  },
  {
    file: 'key-messages',
    kind: 'joint_inspection',
    title: 'Report of a joint inspection of services for children at risk of harm in Ochilbank',
    publisher: 'Care Inspectorate',
    findings: [
      'S? Staff saw risk early',
      'A? The partnership was not yet able',
      'S? Most children had an adult /1',
      'A? The quality of plans was /2',
      'E impact on children =good',
      'S Relationships between',
      'S The response to immediate',
      'A The quality of chronologies',
      'A The partnership should gather',
    ],
  },
  {
    file: 'letter-with-headings',
    kind: 'letter',
    published: '2024-02-12',
    publisher: 'Ofsted',
    findings: [
      'A? Children are helped early',
      'A The partnership’s understanding',
      'A The attendance of adult',
      'S Schools know',
      'S The police share',
      'A Use of chronologies',
    ],
  },
  {
    file: 'agreed-action',
    kind: 'complaint',
    publisher: 'Local Government and Social Care Ombudsman',
    findings: ['R apologise to Ms K', 'R pay her £300', 'R remind staff'],
  },
  {
    file: 'requirements',
    kind: 'inspection',
    findings: [
      'O By 30 June 2024 /1',
      'A To support young people /1',
      'A The manager should watch /2',
      'S Young people were warmly',
      'E How well do we support =Good',
    ],
  },
  { file: 'panel-paper', kind: 'committee_report', findings: ['A Planning with children', 'A Oversight of children'] },
  {
    file: 'plain-lists',
    kind: null,
    title: 'Review of partnership working in Donmouth',
    findings: ['S School nurses', 'S Police send', 'A Housing officers /R1', 'A Nobody counts /R2'],
  },
]

for (const { file, kind, title, published, publisher, findings } of reports) {
  const proposal = fixture(file)

  test(`${file} gives its ${findings.length} findings and nothing else`, () => {
    assert.deepEqual(
      proposal.findings.map((finding, i) => told(finding, findings[i] ?? '')),
      findings,
    )
  })

  test(`${file} is known for what it is`, () => {
    const { document } = proposal
    assert.equal(document.kind?.value ?? null, kind)
    if (title) assert.equal(document.title?.value, title)
    assert.equal(document.published?.value, published)
    assert.equal(document.publisher?.value, publisher)
  })

  test(`${file}: paragraphs and findings point at each other`, () => {
    const paragraphs = new Map(proposal.paragraphs.map((paragraph) => [paragraph.id, paragraph]))
    for (const finding of proposal.findings) {
      assert.ok(
        finding.conclusion === null ||
          paragraphs.get(finding.conclusion.paragraph)?.text.includes(finding.conclusion.phrase),
      )
      for (const wording of finding.wordings) {
        const paragraph = paragraphs.get(wording.paragraph)
        assert.ok(paragraph?.text.includes(wording.text), wording.text)
        if (wording.where === 'contents') continue
        assert.equal(paragraph?.proposal?.key, finding.key)
        assert.equal(paragraph?.proposal?.sameAs.length, finding.wordings.length - 1)
        assert.match(paragraph?.proposal?.why ?? '', /^[A-Z].+\.$/)
      }
    }
  })
}

// The finding in the table's own shorthand, with only what the table names of its words.
const told = (finding: FindingsProposal['findings'][number], expected: string) => {
  const words = expected.replace(/^\w\?? /, '').split(/ [/^=@]/)[0] ?? ''
  const letter = Object.entries(short).find(([, kind]) => kind === finding.kind)?.[0]
  const text = finding.wordings[0]?.text ?? ''
  const places = finding.wordings.map((wording) => wording.where).join(',')
  return [
    `${letter}${finding.ticked ? '' : '?'} ${text.startsWith(words) ? words : text}`,
    finding.reference ? `/${finding.reference}` : '',
    finding.theme ? `^${finding.theme}` : '',
    finding.conclusion ? `=${finding.conclusion.phrase}` : '',
    places === 'body' ? '' : `@${places}`,
  ]
    .filter(Boolean)
    .join(' ')
}

test('the questions of an inspection and its methods are never findings', () => {
  for (const { file } of reports) {
    for (const paragraph of fixture(file).paragraphs) {
      if (/\?$|^(?:read|met) |^We (?:read|met) /.test(paragraph.text))
        assert.equal(paragraph.proposal, null, paragraph.text)
    }
  }
})

test('what a quoted inspectorate says in a committee paper is offered, and not ticked', () => {
  const { findings, notes } = proposeFindings(
    documentOf(
      "Report by Chief Officer\n\n1. Purpose\n\n'We are not yet confident that leaders act together.'\n\n2. Recommendations\n\n2.1 The board is asked to note this.",
    ),
  )
  assert.deepEqual(
    findings.map((finding) => [finding.kind, finding.ticked]),
    [['area_for_improvement', false]],
  )
  assert.ok(notes.some((note) => note.code === 'decisions'))
})

test('a document without findings says so', () => {
  const { findings, notes } = proposeFindings(documentOf('Lunch menu\n\nSoup and bread are served at noon.'))
  assert.deepEqual(findings, [])
  assert.deepEqual(
    notes.map((note) => note.code),
    ['none_found'],
  )
})

test('an empty document gives an empty proposal', () => {
  assert.deepEqual(proposeFindings(documentOf('')).paragraphs, [])
})

test('a sheet of five thousand rows is read to its end', () => {
  const rows = Array.from({ length: 5000 }, (_, i) => `R${i}\tMend the matter of ward ${i * 7} and row ${i}\tdone`)
  const document = documentOf(['No.\tRecommendation\tStatus', ...rows].join('\n'))
  assert.equal(proposeFindings(document).findings.length, 5000)
})

test('a report of sixty pages is read to its end', () => {
  const page = 'Partners were seen to work with each other on most days, and we found that they met often. '.repeat(8)
  const pages = Array.from(
    { length: 60 },
    (_, i) =>
      `## Section ${i}\n\nArea for improvement ${i}: Mend matter number ${i} of ward ${i * 7}.\n\n${Array(5).fill(page).join('\n\n')}`,
  )
  const document = documentOf(pages.join('\n\n'))
  assert.equal(proposeFindings(document).findings.length, 60)
})
