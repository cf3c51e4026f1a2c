import { asked, type Filled } from '../../../platform/asked.ts'
import { details, fileUpload, input } from '../../../platform/govuk.ts'

/** The file that goes with something, or the address of a piece of evidence that is there already. `now`: the piece it has. */
export const PieceFields = ({
  filled,
  what,
  now,
}: {
  filled: Filled
  what: string
  now: { title: string; href: string } | null
}) =>
  details({
    summaryText: now ? `Change ${what}` : `Add ${what}`,
    open: (filled.errors ?? []).some(({ field }) => field === 'file' || field === 'piece'),
    html: (
      <>
        {now && (
          <p class="govuk-body">
            Now:{' '}
            <a class="govuk-link" href={now.href}>
              {now.title}
            </a>
          </p>
        )}
        {fileUpload({
          ...asked(filled, 'file'),
          label: { text: 'File' },
          hint: { text: 'It is kept as evidence. At most 50 MB' },
        })}
        {input({
          ...asked(filled, 'piece'),
          label: { text: 'Or the address of evidence that is here already' },
          hint: { text: 'Copied from the page of the piece' },
        })}
      </>
    ),
  })

/** The piece that belongs to a row, as a link; nothing when it may not be seen. */
export const PieceLink = ({
  id,
  names,
  path,
}: {
  id: string | null
  names: ReadonlyMap<string, string>
  path: (rest: string) => string
}) =>
  id && names.has(id) ? (
    <a class="govuk-link" href={path(`/evidence/pieces/${id}`)}>
      {names.get(id)}
    </a>
  ) : null
