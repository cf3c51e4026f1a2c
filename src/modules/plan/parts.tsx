import { Doubts } from '../../platform/doubts.tsx'
/** Passages that may point to one person, and the tick that says they do not. Shown only when there are any. */
export const Confirm = ({ doubts }: { doubts: readonly string[] }) => (
  <Doubts doubts={doubts}>
    <p class="govuk-body">
      Look at these words again. If one of them is about a child or somebody close to a child, take it out.
    </p>
  </Doubts>
)
