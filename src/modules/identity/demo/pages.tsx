import { roleSentence } from '../rules.ts'
import type { CastOf } from './queries.ts'

/** The people of the demo, each with a button that signs in as them. */
export const Cast = ({ cast }: { cast: readonly CastOf[] }) => (
  <>
    {cast.map(({ slug, partnership, people }) => (
      <section class="hf-section" aria-labelledby={`cast-${slug}`}>
        <h2 class="hf-h2" id={`cast-${slug}`}>
          {partnership}
        </h2>
        <table class="hf-table hf-stack">
          <thead class="govuk-visually-hidden">
            <tr>
              <th scope="col">Sign in as</th>
              <th scope="col">Job</th>
              <th scope="col">What they do here</th>
            </tr>
          </thead>
          <tbody>
            {people.map(({ personId, name, job, roles }) => (
              <tr>
                <th scope="row">
                  <form method="post" action="/demo/sign-in">
                    <input type="hidden" name="person" value={personId} />
                    <input type="hidden" name="to" value={`/p/${slug}`} />
                    <button class="hf-linkbutton" type="submit">
                      {name}
                    </button>
                  </form>
                </th>
                <td data-label="Job">{job || 'No job given'}</td>
                <td data-label="What they do here">{roleSentence(roles)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    ))}
  </>
)
