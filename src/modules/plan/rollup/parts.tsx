import { Missing, Shape } from '../../../platform/shapes.tsx'
import type { RolledUp } from './rules.ts'

/** A heading's status by the plan's rule, as it stands beside what somebody reports for it. */
export const RolledSide = ({ rolled }: { rolled: RolledUp }) => (
  <div>
    <h2>By the plan’s rule</h2>
    <span class="hf-badge">
      {rolled.tone ? (
        <>
          {Shape({ tone: rolled.tone, open: true })}
          {rolled.word}
        </>
      ) : (
        Missing({ words: rolled.word })
      )}
    </span>
    <p>{rolled.reason}</p>
  </div>
)
