import type { Around } from './parts.tsx'

/** The pages of findings, in the order in which each of them lists them. */
const places = [
  { at: '', text: 'Findings' },
  { at: '/programme', text: 'Programme' },
  { at: '/strengths', text: 'Strengths watched' },
  { at: '/questions', text: 'Key questions' },
  { at: '/audits', text: 'Audits' },
  { at: '/evaluations', text: 'Evaluations' },
] as const

/** Links between the pages of findings; stands first in the work of each of them. `at` is the page that is open. */
export const Places = ({ path, at }: Pick<Around, 'path'> & { at: (typeof places)[number]['at'] }) => (
  <nav class="hf-places hf-noprint" aria-label="Pages of findings">
    <ul>
      {places.map((place) => (
        <li>
          <a href={path(`/inspection${place.at}`)} aria-current={place.at === at ? 'page' : undefined}>
            {place.text}
          </a>
        </li>
      ))}
    </ul>
  </nav>
)
