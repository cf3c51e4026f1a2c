import { longInstant } from '../../../platform/dates.ts'
import type { Form } from '../../../platform/forms.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import type { TreeItem } from '../outline/tree.ts'
import type { Difference } from './conflict.ts'

type Props = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  yours: Form
  differences: readonly Difference[]
  savedBy: { who: string; at: Date } | null
}

/** Two people changed the same item: both versions side by side, field by field, to choose from and save again. */
export const ItemConflictPage = ({ frame, path, item, yours, differences, savedBy }: Props) => (
  <Page
    {...frame}
    title="Somebody changed this item before you saved"
    wide
    trail={[
      { href: path(`/plan/plans/${item.plan_id}`), text: 'Plan' },
      { href: path(`/plan/items/${item.id}`), text: item.reference || 'Item' },
    ]}
    lede={
      <>
        Your words have not been saved.{' '}
        {savedBy ? `${savedBy.who} saved “${item.title}” on ${longInstant(savedBy.at)}.` : ''} Choose what to keep, then
        save again.
      </>
    }
  >
    <form method="post" action={path(`/plan/items/${item.id}`)}>
      {differences.length === 0 ? (
        <p class="govuk-body">Both versions say the same now.</p>
      ) : (
        <table class="hf-table hf-stack">
          <caption class="govuk-visually-hidden">Both versions, field by field</caption>
          <thead>
            <tr>
              <th scope="col">Field</th>
              <th scope="col">Saved now</th>
              <th scope="col">Yours</th>
            </tr>
          </thead>
          <tbody>
            {differences.map((difference) => (
              <tr>
                <th scope="row">{difference.label}</th>
                <td data-label="Saved now">
                  <Keep difference={difference} which="saved" />
                </td>
                <td data-label="Yours">
                  <Keep difference={difference} which="yours" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Hidden words={{ ...yours, version: String(item.version) }} />
      <div class="govuk-button-group">
        <button type="submit" class="govuk-button" data-module="govuk-button">
          Save again with these choices
        </button>
        <button
          type="submit"
          name="instead"
          value="edit"
          class="govuk-button govuk-button--secondary"
          data-module="govuk-button"
        >
          Put them in the form to change the words
        </button>
        <a class="govuk-link" href={path(`/plan/items/${item.id}`)}>
          Keep what is saved
        </a>
      </div>
    </form>
  </Page>
)

const Keep = ({
  difference: { key, label, saved, yours, keep },
  which,
}: {
  difference: Difference
  which: 'saved' | 'yours'
}) => (
  <div class="govuk-radios govuk-radios--small" data-module="govuk-radios">
    <div class="govuk-radios__item">
      <input
        class="govuk-radios__input"
        type="radio"
        id={`keep-${key}-${which}`}
        name={`keep-${key}`}
        value={which}
        checked={keep === which}
      />
      <label class="govuk-label govuk-radios__label" for={`keep-${key}-${which}`}>
        <span class="govuk-visually-hidden">{`${label}, ${which === 'saved' ? 'saved now' : 'yours'}: `}</span>
        {(which === 'saved' ? saved : yours) || 'Empty'}
      </label>
    </div>
  </div>
)

// Everything that was typed travels along; only the choices and the version are new.
const Hidden = ({ words }: { words: Form }) => (
  <>
    {Object.entries(words)
      .filter(([name]) => !name.startsWith('keep-') && name !== 'instead')
      .flatMap(([name, value]) =>
        (typeof value === 'string' ? [value] : value).map((each) => <input type="hidden" name={name} value={each} />),
      )}
  </>
)
