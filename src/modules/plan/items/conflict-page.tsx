import { Sent, VersionsTable } from '../../../platform/both-versions.tsx'
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
      <VersionsTable
        rows={differences.map((difference) => ({
          label: difference.label,
          saved: <Keep difference={difference} which="saved" />,
          yours: <Keep difference={difference} which="yours" />,
        }))}
      />
      <Sent words={sent({ ...yours, version: String(item.version) })} />
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

// Only the choices are new.
const sent = (words: Form): Form =>
  Object.fromEntries(Object.entries(words).filter(([name]) => !name.startsWith('keep-') && name !== 'instead'))
