import { longDate } from '../../../../platform/dates.ts'
import type { Ctx } from '../../../../platform/route.ts'
import { Missing } from '../../../../platform/shapes.tsx'
import { ToldWords } from '../changes/parts.tsx'
import type { Told } from '../changes/queries.ts'

/** Who was told, and a link to write down that somebody was. `at` is the address of the change or the standard. */
export const ToldList = ({
  about,
  at,
  path,
  mayEdit,
}: {
  about: { told: readonly Told[]; to_tell?: number | null; to_tell_what?: string }
  at: string
  path: Ctx['path']
  mayEdit: boolean
}) => (
  <section class="hf-section" aria-labelledby="told">
    <h2 class="hf-h2" id="told">
      Who was told{' '}
      {mayEdit && (
        <small>
          <a class="govuk-link" href={path(`${at}/told/new`)}>
            Write down who was told
          </a>
        </small>
      )}
    </h2>
    <p class="hf-p">
      <ToldWords
        change={{
          ...about,
          told: [...about.told],
          to_tell: about.to_tell ?? null,
          to_tell_what: about.to_tell_what ?? '',
        }}
      />
    </p>
    {about.told.length > 0 && (
      <table class="hf-table hf-table--tight hf-stack">
        <caption class="govuk-visually-hidden">Who was told, when and how</caption>
        <thead>
          <tr>
            <th scope="col">Whom</th>
            <th scope="col">How many</th>
            <th scope="col">How</th>
            <th scope="col">When</th>
            {mayEdit && (
              <th scope="col">
                <span class="govuk-visually-hidden">Do</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {about.told.map((t) => (
            <tr>
              <th scope="row">{t.whom}</th>
              <td data-label="How many">{t.people ?? Missing({ words: 'Not said' })}</td>
              <td data-label="How">{t.how || Missing({ words: 'Not said' })}</td>
              <td data-label="When">{longDate(t.dated)}</td>
              {mayEdit && (
                <td>
                  <form method="post" action={path(`/plan/told/${t.id}/removal`)}>
                    <button class="hf-linkbutton" type="submit">
                      Take away<span class="govuk-visually-hidden">: {t.whom}</span>
                    </button>
                  </form>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    )}
  </section>
)
