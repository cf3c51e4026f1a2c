import type { Person, Post } from '../story.ts'

export const people: Person[] = [
  {
    name: 'Elspeth Carnoch',
    agency: 'Council',
    job: 'Quality assurance lead',
    roles: ['coordinator'],
    since: '2026-01-12',
  },
  {
    name: 'Gordon Ballindean',
    agency: 'Council',
    job: 'Chief executive; chair of the chief officers’ group',
    roles: ['chair'],
    since: '2026-03-02',
  },
  {
    name: 'Marsali Drumfearn',
    agency: '',
    job: 'Interim chair of the child protection committee',
    roles: ['chair'],
    since: '2026-05-18',
  },
  {
    name: 'Colin Auchterless',
    agency: 'CSW',
    job: 'Head of children and families',
    roles: ['lead'],
    since: '2025-11-03',
  },
  { name: 'Fiona Tarlogie', agency: 'NHS', job: 'Lead nurse, child protection', roles: ['lead'], since: '2025-11-03' },
  {
    name: 'Stuart Glenmarkie',
    agency: 'Police',
    job: 'Detective inspector, public protection',
    roles: ['lead'],
    since: '2025-11-03',
  },
  { name: 'Una Inverquharity', agency: 'Education', job: 'Head of schools', roles: ['lead'], since: '2025-11-03' },
  {
    name: 'Bridget Kinloss-Hay',
    agency: '3rd sector',
    job: 'Development worker, champions board',
    roles: ['lead'],
    since: '2026-02-02',
  },
  {
    name: 'Peigi Straloch',
    agency: 'Council',
    job: 'Business support; writes for three heads of service',
    roles: ['writer'],
    since: '2026-02-02',
  },
  { name: 'Tom Ardvreck', agency: 'Council', job: 'Performance analyst', roles: ['analyst'], since: '2026-01-12' },
  {
    name: 'Catriona Eskadale',
    agency: 'CSW',
    job: 'Team manager; reads records',
    roles: ['reader'],
    since: '2026-02-02',
  },
  {
    name: 'Morag Tillyfour',
    agency: 'Council',
    job: 'Councillor; member of the child protection committee',
    roles: ['viewer'],
    since: '2026-06-01',
  },
  { name: 'Adam Portknockie', agency: '', job: 'Inspector', roles: ['inspector'], since: '2026-06-01' },
  {
    name: 'Janet Fordyce-Law',
    agency: 'Council',
    job: 'Systems administrator',
    roles: ['administrator'],
    since: '2026-01-12',
  },
]

export const posts: Post[] = [
  { title: 'Chair, chief officers’ group', agency: 'Council', held: [{ from: '2026-03-02', by: 'Gordon Ballindean' }] },
  {
    title: 'Chair, child protection committee',
    agency: '',
    held: [
      { from: '2025-11-03', by: '', note: 'The last chair left with the inspection.' },
      { from: '2026-05-18', by: 'Marsali Drumfearn', interim: true, note: 'Until an independent chair is appointed.' },
    ],
  },
  {
    title: 'Head of children and families',
    agency: 'CSW',
    held: [{ from: '2025-11-03', by: 'Colin Auchterless' }],
    writers: [{ name: 'Peigi Straloch', since: '2026-02-02' }],
  },
  {
    title: 'Lead nurse, child protection',
    agency: 'NHS',
    held: [{ from: '2025-11-03', by: 'Fiona Tarlogie' }],
    writers: [{ name: 'Peigi Straloch', since: '2026-02-02' }],
  },
  {
    title: 'Detective inspector, public protection',
    agency: 'Police',
    held: [{ from: '2025-11-03', by: 'Stuart Glenmarkie' }],
  },
  {
    title: 'Head of schools',
    agency: 'Education',
    held: [{ from: '2025-11-03', by: 'Una Inverquharity' }],
    writers: [{ name: 'Peigi Straloch', since: '2026-02-02' }],
  },
  {
    title: 'Participation development worker',
    agency: '3rd sector',
    endsOn: '2027-03-31',
    held: [{ from: '2026-02-02', by: 'Bridget Kinloss-Hay' }],
  },
  { title: 'Quality assurance lead', agency: 'Council', held: [{ from: '2026-01-12', by: 'Elspeth Carnoch' }] },
  { title: 'Performance analyst', agency: 'Council', held: [{ from: '2026-01-12', by: 'Tom Ardvreck' }] },
  {
    title: 'Reviewing officer manager',
    agency: 'CSW',
    held: [{ from: '2026-08-03', by: '', note: 'Advertised twice.' }],
  },
]
