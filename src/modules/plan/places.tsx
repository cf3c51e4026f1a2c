import type { Ctx } from '../../platform/route.ts'

/** The rooms of one plan, in the order in which its pages list them. `at` is what stands behind the plan's address. */
const places = [
  { at: '', text: 'Outline' },
  { at: '/diagram', text: 'Driver diagram' },
  { at: '/timeline', text: 'Timeline' },
  { at: '/rounds', text: 'Rounds' },
  { at: '/changes', text: 'What changed' },
  { at: '/coverage', text: 'Coverage' },
  { at: '/smart', text: 'SMART check' },
  { at: '/practice', text: 'Practice changes' },
  { at: '/cycles', text: 'Tests of change' },
  { at: '/resources', text: 'Resources' },
  { at: '/risks', text: 'Risks' },
  { at: '/suite', text: 'Linked plans' },
] as const

/** Links between the pages of one plan; stands first in the work of each of them. `at` is the page that is open. */
export const Places = ({ path, plan, at }: { path: Ctx['path']; plan: string; at: (typeof places)[number]['at'] }) => (
  <nav class="hf-places" aria-label="Pages of this plan">
    <ul>
      {places.map((place) => (
        <li>
          <a href={path(`/plan/plans/${plan}${place.at}`)} aria-current={place.at === at ? 'page' : undefined}>
            {place.text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
