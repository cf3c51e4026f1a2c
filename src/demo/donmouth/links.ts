import type { Piece } from '../story.ts'

/** Documents kept elsewhere. None of these addresses leads anywhere: example.org is kept for examples. */
export const links: Piece[] = [
  {
    title: 'Minutes of the improvement board, {2026-09-29}',
    nature: 'document',
    dated: '2026-10-06',
    by: 'Alice Merrow',
    agency: 'Council',
    url: 'https://example.org/donmouth/board/minutes-september',
    supports: [
      ['A2', 'The board’s own judgement, and who disagreed'],
      ['M1', 'Four themes of five now carry a figure'],
    ],
  },
  {
    title: 'Standard for planning meetings before an exclusion',
    nature: 'document',
    dated: '2025-09-15',
    by: 'Bea Lintrose',
    agency: 'Education',
    url: 'https://example.org/donmouth/education/planning-meetings',
    review: '2026-09-15',
    supports: [['2.2.3', 'What is expected before anybody is sent home']],
  },
  {
    title: 'Leaflet: staying on with your foster carer',
    nature: 'document',
    dated: '2026-04-08',
    by: 'Fergus Larkside',
    agency: '3rd sector',
    url: 'https://example.org/donmouth/staying-on',
    supports: [['2.3.2', 'One page, written with carers and young people']],
  },
  {
    title: 'Postcard after the third survey: you said, we did',
    nature: 'document',
    dated: '2026-10-20',
    by: 'Fergus Larkside',
    agency: '3rd sector',
    url: 'https://example.org/donmouth/you-said-we-did-3',
    supports: [['4.1.1', 'The third survey was answered in public after six weeks']],
  },
  {
    title: 'Agreement on sharing data between council, health and police',
    nature: 'document',
    dated: '2026-03-19',
    by: 'Tam Braewell',
    agency: 'Council',
    url: 'https://example.org/donmouth/data-agreement',
    supports: [['5.2.2', 'The agreement is signed; it settles nothing about the extract']],
  },
  {
    title: 'Page of do and don’t for chronologies, with two examples',
    nature: 'document',
    dated: '2026-06-12',
    by: 'Effie Torbain',
    agency: 'CSW',
    url: 'https://example.org/donmouth/chronologies',
    supports: [['3.2.2', 'What a good chronology looks like here']],
  },
]
