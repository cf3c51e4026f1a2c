import type { Paper } from '../../../documents/write/index.ts'

/** A paper that holds everything papers hold, to try a template with. */
export const trial = (partnership: { name: string; marking: string }): Paper => ({
  kind: 'committee',
  title: 'A paper to try the template',
  marking: partnership.marking,
  partnership: partnership.name,
  meeting: { group: 'Improvement board', date: '1 May 2026', item: '1' },
  dataAt: { instant: '2026-05-01T09:00:00.000Z', shown: '1 May 2026, 10:00' },
  facts: [{ label: 'To', value: 'Improvement board' }],
  language: 'en-GB',
  state: 'released',
  sections: [
    {
      orientation: 'portrait',
      blocks: [
        { kind: 'contents', title: 'Contents' },
        { kind: 'heading', level: 1, title: 'Purpose', numbered: true },
        { kind: 'numbered', words: 'To see how headings, paragraphs and tables look.', list: ['One point', 'Another'] },
        { kind: 'asks', asks: [{ verb: 'Note', words: 'how it looks.' }] },
      ],
    },
    {
      orientation: 'landscape',
      blocks: [
        {
          kind: 'table',
          caption: 'A table',
          columns: [
            { title: 'Item', share: 70, kind: 'text', rowHead: true },
            { title: 'Status', share: 30, kind: 'status' },
          ],
          rows: [
            { kind: 'group', level: 1, title: 'A theme' },
            {
              kind: 'row',
              cells: [
                { lines: [{ words: 'An item' }] },
                { lines: [{ shape: { kind: 'status', status: 'off', word: 'Off track' } }] },
              ],
            },
          ],
        },
      ],
    },
  ],
})
