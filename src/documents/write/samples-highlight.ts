import type { Paper, TableRow } from './model.ts'
import { glance } from './samples-glance.ts'
import { base, cell, dated, key, shapeOf } from './samples-parts.ts'

const chart = (title: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="326" height="196" viewBox="0 0 326 196" font-family="Source Sans 3" font-size="14"><title>${title}</title><rect x="42" y="60" width="210" height="50" fill="#eef2f3"/><path d="M42 162H252" stroke="#7d8a8f"/><path d="M42 85H252" stroke="#7d8a8f" stroke-width="1.5"/><polyline points="48,96 70,91 92,94 114,99 136,92 158,70 180,66 202,61 224,58 246,52" fill="none" stroke="#7d8a8f" stroke-width="1.5"/><circle cx="48" cy="96" r="4" fill="#66737a"/><circle cx="136" cy="92" r="4" fill="#66737a"/><rect x="241" y="47" width="10" height="10" fill="#0a67b0"/><text x="260" y="90" fill="#0f1b20">Mean 66%</text><text x="10" y="166" fill="#45545b">0%</text><text x="42" y="184" fill="#45545b">2025</text></svg>`

export const highlight: Paper = {
  ...base,
  kind: 'highlight',
  title: 'Highlight and exception report: children’s improvement plan',
  meeting: { group: 'Improvement board', date: '20 November 2026', item: '6' },
  facts: [
    { label: 'To', value: 'Improvement board, Friday 20 November 2026' },
    { label: 'By', value: 'Improvement coordinator' },
    { label: 'Data as at', value: '19 November 2026, 21:40. Round 6, 33 of 40 updates in' },
  ],
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'heading', level: 1, title: 'The board is asked to', numbered: true },
        {
          kind: 'asks',
          asks: [
            { verb: 'Name', words: 'an agency to lead dental registration (item 1.1.4).' },
            { verb: 'Ask', words: 'chief officers to settle the data-sharing agreement by 31 December (item 5.2.2).' },
          ],
        },
        { kind: 'heading', level: 1, title: 'Where the plan stands', numbered: true },
        {
          kind: 'numbered',
          words:
            'Since the board met on 25 September: 1.2.3 went from at risk to off track; 2.1.3 moved for the fourth time; 4.1.4 was completed; the leads of 1.1.4 and 2.3.3 left and were not replaced.',
        },
        glance(),
        { kind: 'key', shapes: key },
        { kind: 'heading', level: 1, title: 'Off track', numbered: true },
        {
          kind: 'table',
          caption: 'Items that are off track',
          columns: [
            { title: 'Item', share: 28, kind: 'text', rowHead: true },
            { title: 'What is wrong', share: 31, kind: 'text' },
            { title: 'What happens next', share: 19, kind: 'text' },
            { title: 'Forecast', share: 14, kind: 'date' },
            { title: 'Level', share: 8, kind: 'status' },
          ],
          rows: (
            [
              [
                '1.1.4 Dental registration',
                'No lead since 14 September, no figure since March. Moved 3 times.',
                'Board to name an agency',
                'None',
                '',
                0,
              ],
              [
                '1.2.3 Wait for mental health assessment',
                '14 weeks against 6, and lengthening. Moved twice.',
                'Second psychologist now in post',
                '31 Mar 2027',
                '2027-03-31',
                1,
              ],
              [
                '2.1.3 Foster carers, aged 10 and over',
                '44 homes of 60, none added since May. Moved 4 times.',
                'New fee from January',
                '30 Jun 2027',
                '2027-06-30',
                1,
              ],
              [
                '5.2.2 One shared data set',
                'One partner has not signed. Holds up 1.1.1. Moved 3 times.',
                'Chief officers to settle',
                '31 Mar 2027',
                '2027-03-31',
                0,
              ],
            ] as const
          ).map(
            ([item, wrong, next, forecast, date, level]): TableRow => ({
              kind: 'row',
              cells: [
                { lines: [{ shape: shapeOf('off'), words: item }] },
                cell(wrong),
                cell(next),
                date ? dated(date, forecast) : cell(forecast),
                { lines: [{ shape: { kind: 'level', level, word: `Level ${level}` }, words: String(level) }] },
              ],
            }),
          ),
        },
        { kind: 'heading', level: 1, title: 'What makes a difference', numbered: true },
        {
          kind: 'figures',
          figures: [
            {
              svg: chart('First health assessment within four weeks'),
              alt: 'Improving: 77% in October 2026 against a step of 75%.',
              width: 244,
              height: 147,
              title: [
                { text: 'Children are seen sooner.', bold: true },
                { text: ' First health assessment within four weeks, %. Improving [M12]' },
              ],
            },
            {
              svg: chart('Brothers and sisters together'),
              alt: 'No change: 66% in October 2026 against a target of 85%.',
              width: 244,
              height: 147,
              title: [
                { text: 'Brothers and sisters live together as often as before.', bold: true },
                { text: ' Share, %. No change [M17]' },
              ],
            },
          ],
        },
        {
          kind: 'numbered',
          words:
            'Six items are complete. For three of them nothing dated after the change shows that practice moved: 1.2.2, 4.1.4 and 5.1.4.',
        },
        { kind: 'heading', level: 1, title: 'Gaps in the golden thread of this paper', numbered: true },
        { kind: 'note', words: [{ text: 'Item without an owner: ', bold: true }, { text: '1.1.4 and 2.3.3.' }] },
        {
          kind: 'note',
          words: [
            { text: 'Measure without data: ', bold: true },
            { text: 'M14 since March 2026, M22 since June 2026.' },
          ],
        },
      ],
    },
  ],
  foot: [
    'Levels of evidence: 0 we say so, 1 done, 2 seen in practice, 3 better for children, 4 sustained.',
    'References in square brackets, such as [M12], lead to the source at donmouth.example/r/7K2Q.',
  ],
}
