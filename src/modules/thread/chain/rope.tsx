import type { Child } from 'hono/jsx'
import type { Ctx } from '../../../platform/route.ts'
import type { Gap } from '../gaps/facts.ts'
import { Mend } from '../gaps/list.tsx'
import { type Link, placeOf } from './rules.ts'

type Around = { path: Ctx['path']; may: Ctx['may']; gaps: readonly Gap[] }

/** All the gaps of a thread, the worst first, before it is shown. */
export const Breaks = ({ gaps, path, may }: Around) =>
  gaps.length === 0 ? null : (
    <section class="hf-section" aria-labelledby="breaks">
      <h2 class="hf-h2" id="breaks">
        Where the thread breaks
      </h2>
      <ol class="hf-breaks">
        {gaps.map((gap) => (
          <li>
            {gap.sentence} <Mend gap={gap} path={path} may={may} />
          </li>
        ))}
      </ol>
    </section>
  )

/** One link of the rope: a knot, its heading and what hangs on it, then the gaps that break the rope here. */
export const Knot = ({
  link,
  title,
  note,
  children,
  gaps,
  path,
  may,
}: Around & { link: Link; title: string; note?: string | undefined; children?: Child }) => (
  <li>
    <svg class="hf-knot" viewBox="0 0 22 22" aria-hidden="true" focusable="false">
      <circle cx="11" cy="11" r="8.6" fill="#f4c542" stroke="#0b3a44" stroke-width="3" />
    </svg>
    <h3 class="hf-thread__title">
      {title}
      {note && <small>{note}</small>}
    </h3>
    {children}
    {gaps.map((gap, at) =>
      placeOf(gap.kind) === link ? (
        <p class="hf-gap" id={`gap-${at + 1}`}>
          <b>Gap {at + 1}:</b> {gap.sentence} <Mend gap={gap} path={path} may={may} />
        </p>
      ) : null,
    )}
  </li>
)
