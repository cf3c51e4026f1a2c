import { asked, type Filled } from '../../../platform/asked.ts'
import { longInstant } from '../../../platform/dates.ts'
import { Doubts } from '../../../platform/doubts.tsx'
import { button, fileUpload, textarea } from '../../../platform/govuk.ts'
import { type Frame, Page } from '../../../platform/layout.tsx'
import { Missing } from '../../../platform/shapes.tsx'
import type { Piece } from '../queries.ts'
import { sizeWords } from '../rules.ts'
import type { Edition } from './queries.ts'

type Around = { frame: Frame & { banner?: string | undefined }; path: (rest: string) => string }

export const EditionPage = ({
  frame,
  path,
  piece,
  filled,
  doubts,
  conflict,
}: Around & { piece: Piece; filled: Filled; doubts: readonly string[]; conflict: boolean }) => (
  <Page
    {...frame}
    title={conflict ? 'Somebody changed this piece before you saved' : `New version of “${piece.title}”`}
    trail={[
      { href: path('/evidence'), text: 'Evidence' },
      { href: path(`/evidence/pieces/${piece.id}`), text: piece.title },
    ]}
    lede={`${conflict ? 'Your file has not been kept. ' : ''}The newest version is ${piece.file_name ?? 'a file'}. It stays, and can still be downloaded.${conflict ? ' Look whether yours is still newer, then choose it again.' : ''}`}
    errors={filled.errors}
  >
    <form method="post" action={path(`/evidence/pieces/${piece.id}/editions`)} enctype="multipart/form-data" novalidate>
      <input type="hidden" name="version" value={String(piece.version)} />
      {fileUpload({
        ...asked(filled, 'file'),
        label: { text: 'Choose the file', classes: 'govuk-label--s' },
        hint: { text: 'At most 50 MB. Leave out names and anything else that points to a child.' },
      })}
      {textarea({
        ...asked(filled, 'why'),
        label: { text: 'Why is there a new version?', classes: 'govuk-label--s' },
        hint: { text: 'Such as: two late readings were added' },
        rows: '3',
      })}
      <Doubts doubts={doubts} filled={filled} />
      {button({ text: 'Add this version' })}
    </form>
  </Page>
)

/** The versions of a file, the newest first, each with its fingerprint. */
export const Editions = ({
  piece,
  editions,
  path,
  mayRead,
  mayChange,
}: {
  piece: Piece
  editions: readonly Edition[]
  path: (rest: string) => string
  mayRead: boolean
  mayChange: boolean
}) => (
  <section class="hf-section" aria-labelledby="versions">
    <h2 class="hf-h2" id="versions">
      Versions{' '}
      {mayChange && (
        <small>
          <a class="govuk-link" href={path(`/evidence/pieces/${piece.id}/editions/new`)}>
            Add a new version
          </a>
        </small>
      )}
    </h2>
    {editions.length === 0 ? (
      <p class="hf-p">There is one version of this file.</p>
    ) : (
      <table class="hf-table hf-stack">
        <caption class="govuk-visually-hidden">Versions of the file, the newest first</caption>
        <thead>
          <tr>
            <th scope="col">Version</th>
            <th scope="col">Why</th>
            <th scope="col">Added</th>
            <th scope="col">Fingerprint, SHA-256</th>
          </tr>
        </thead>
        <tbody>
          {editions.map((e) => (
            <tr>
              <th scope="row">
                {e.sha256 && mayRead ? (
                  <a class="govuk-link hf-quiet" href={path(`/evidence/editions/${e.id}/file`)}>
                    {e.number}: {e.file_name}
                  </a>
                ) : (
                  `${e.number}: ${e.file_name}`
                )}{' '}
                {e.size !== null && <span class="hf-meta">{sizeWords(e.size)}</span>}
              </th>
              <td data-label="Why">{e.number === 1 ? 'The first version' : e.why || <Missing words="Not said" />}</td>
              <td data-label="Added">
                {e.added_by_name ?? 'By the import'}, {longInstant(e.added_at)}
              </td>
              <td data-label="Fingerprint" class="hf-fingerprint">
                {e.sha256 ? inEights(e.sha256) : <Missing words="The file was removed" />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)

/** A fingerprint in groups that can be read aloud and that break over lines. */
export const inEights = (sha256: string): string => sha256.match(/.{8}/g)?.join(' ') ?? sha256
