import type { Person, Post } from '../story.ts'

export const people: Person[] = [
  {
    name: 'Carol Fenwick',
    agency: 'CSC',
    job: 'Improvement programme coordinator',
    roles: ['coordinator'],
    since: '2026-04-13',
  },
  {
    name: 'Judith Harbury',
    agency: '',
    job: 'Independent chair of the improvement board',
    roles: ['chair'],
    since: '2026-05-11',
  },
  {
    name: 'Desmond Ashmere',
    agency: 'Council',
    job: 'Interim executive director, children',
    roles: ['lead'],
    since: '2026-04-06',
  },
  { name: 'Priya Calloway', agency: 'CSC', job: 'Head of the front door', roles: ['lead'], since: '2026-04-13' },
  {
    name: 'Mavis Oddie',
    agency: 'Council',
    job: 'Business support; writes for two heads of service',
    roles: ['writer'],
    since: '2026-06-01',
  },
  { name: 'Ursula Finch', agency: 'Council', job: 'Performance analyst', roles: ['analyst'], since: '2026-04-13' },
  {
    name: 'Tilly Ransome',
    agency: 'CSC',
    job: 'Principal social worker; reads records',
    roles: ['reader'],
    since: '2026-05-04',
  },
  {
    name: 'Len Ackroyd',
    agency: 'Council',
    job: 'Councillor; scrutiny panel',
    roles: ['viewer'],
    since: '2026-06-01',
  },
  { name: 'Yusuf Brandreth', agency: '', job: 'Inspector', roles: ['inspector'], since: '2026-06-01' },
  {
    name: 'Greta Moss',
    agency: 'Council',
    job: 'Systems administrator',
    roles: ['administrator'],
    since: '2026-04-06',
  },
  { name: 'Neil Stanbrook', agency: 'CSC', job: 'Head of quality assurance', roles: ['lead'], since: '2026-05-04' },
  { name: 'Rosa Tindale', agency: 'Health', job: 'Designated nurse', roles: ['lead'], since: '2026-04-20' },
  { name: 'Owen Markfield', agency: 'Police', job: 'Detective superintendent', roles: ['lead'], since: '2026-04-20' },
  {
    name: 'Shona Petrel',
    agency: 'Education',
    job: 'Head of the virtual school',
    roles: ['lead'],
    since: '2026-09-01',
  },
  {
    name: 'Hugh Lissett',
    agency: 'CSC',
    job: 'Head of workforce until {2026-09-30}',
    roles: ['lead'],
    signsIn: false,
    since: '2026-04-13',
    until: '2026-09-30',
  },
]

const mavis = { name: 'Mavis Oddie', since: '2026-06-01' }

export const posts: Post[] = [
  { title: 'Improvement programme coordinator', agency: 'CSC', held: [{ from: '2026-04-13', by: 'Carol Fenwick' }] },
  { title: 'Chair of the improvement board', agency: '', held: [{ from: '2026-05-11', by: 'Judith Harbury' }] },
  {
    title: 'Executive director, children',
    agency: 'Council',
    held: [
      { from: '2026-04-06', by: 'Desmond Ashmere', interim: true, note: 'Until a permanent director is appointed.' },
    ],
  },
  {
    title: 'Head of the front door',
    agency: 'CSC',
    held: [{ from: '2026-04-13', by: 'Priya Calloway' }],
    writers: [mavis],
  },
  {
    title: 'Head of quality assurance',
    agency: 'CSC',
    held: [{ from: '2026-05-04', by: 'Neil Stanbrook' }],
    writers: [mavis],
  },
  {
    title: 'Head of workforce',
    agency: 'CSC',
    held: [
      { from: '2026-04-13', by: 'Hugh Lissett' },
      { from: '2026-10-01', by: '', note: 'Left for another council. Interviews in {2026-12}.' },
    ],
  },
  { title: 'Designated nurse', agency: 'Health', held: [{ from: '2026-04-20', by: 'Rosa Tindale' }] },
  {
    title: 'Detective superintendent, protecting people',
    agency: 'Police',
    held: [{ from: '2026-04-20', by: 'Owen Markfield' }],
  },
  {
    title: 'Head of the virtual school',
    agency: 'Education',
    held: [
      { from: '2026-04-20', by: '', note: 'Vacant when the plan began.' },
      { from: '2026-09-01', by: 'Shona Petrel' },
    ],
  },
  { title: 'Chair of the scrutiny panel', agency: 'Council', held: [{ from: '2026-06-01', by: 'Len Ackroyd' }] },
]
