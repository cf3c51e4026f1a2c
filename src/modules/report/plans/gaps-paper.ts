import type { Paper } from '../../../documents/write/index.ts'
import { longInstant } from '../../../platform/dates.ts'
import { counted } from '../../../platform/sentence.ts'
import type { HandedGap, Release } from '../../plan/index.ts'
import { heading, numbered } from '../parts.ts'

/** The private part of a highlight report: the gaps on the day of a release, for the owning group and nobody else. */
export const gapsPaper = (release: Release, gaps: readonly HandedGap[], marking: string): Paper => {
  const { model } = release
  const shown = longInstant(release.released_at)
  const group = model.plan.owning_group ?? 'the group that owns the plan'
  return {
    kind: 'highlight',
    title: `Private part: gaps in the evidence, ${model.plan.title}`,
    marking: [marking, 'For the owning group only'].filter(Boolean).join(': '),
    partnership: model.partnership,
    dataAt: { instant: release.released_at.toISOString(), shown },
    facts: [
      { label: 'To', value: group },
      { label: 'Release', value: `${release.number}, ${model.round.title}` },
      { label: 'Data as at', value: shown },
    ],
    language: 'en-GB',
    state: 'working',
    sections: [
      {
        orientation: 'portrait',
        blocks: [
          heading('What is missing behind the plan'),
          numbered(
            gaps.length === 0
              ? 'No gap in the evidence was known on the day of the release.'
              : `${counted(gaps.length, 'gap')}, the worst first. They stood open when the round was closed.`,
          ),
          ...gaps.map(({ sentence, mend }, at) => ({
            kind: 'note' as const,
            words: [
              { text: `Gap ${at + 1}: `, bold: true },
              { text: mend ? `${sentence} To do: ${mend.words}.` : sentence },
            ],
          })),
        ],
      },
    ],
    foot: ['This part is not released. Viewers, inspectors and the public see the highlight report without it.'],
  }
}
