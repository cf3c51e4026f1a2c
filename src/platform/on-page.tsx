/**
 * Links to the parts of a long page, with how much stands in each: for a thumb that would otherwise scroll past 300 rows.
 * Nothing where the page holds `most` rows or fewer, or has one part only. Kept off paper.
 */
export const OnPage = ({
  parts,
  most = 40,
  also = [],
}: {
  parts: readonly { id: string; words: string; count: number }[]
  most?: number
  /** Places that hold no rows, such as a form at the foot: one of them is reason enough for the links. */
  also?: readonly { id: string; words: string }[]
}) =>
  parts.reduce((sum, { count }) => sum + count, 0) <= most || parts.length + also.length < 2 ? null : (
    <nav class="hf-quick hf-onpage" aria-label="On this page">
      <span>On this page</span>
      {parts.map(({ id, words, count }) => (
        <a class="govuk-link" href={`#${id}`}>
          {words}, {count}
        </a>
      ))}
      {also.map(({ id, words }) => (
        <a class="govuk-link" href={`#${id}`}>
          {words}
        </a>
      ))}
    </nav>
  )
