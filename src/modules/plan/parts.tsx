import { checkboxes } from '../../platform/govuk.ts'

/** Passages that may point to one person, and the tick that says they do not. Shown only when there are any. */
export const Confirm = ({ doubts }: { doubts: readonly string[] }) =>
  doubts.length === 0 ? null : (
    <>
      <p class="govuk-body">
        Look at these words again. If one of them is about a child or somebody close to a child, take it out.
      </p>
      <ul class="govuk-list govuk-list--bullet">
        {doubts.map((doubt) => (
          <li>{doubt}</li>
        ))}
      </ul>
      {checkboxes({
        idPrefix: 'confirmed',
        name: 'confirmed',
        items: [{ value: 'yes', text: 'I have looked: nobody can be identified by these words' }],
      })}
    </>
  )
