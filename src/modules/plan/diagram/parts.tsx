import { asked } from '../../../platform/asked.ts'
import { input, select } from '../../../platform/govuk.ts'
import { Shape } from '../../../platform/shapes.tsx'
import { counted } from '../../../platform/sentence.ts'
import type { TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import { wordOfLevel } from '../plans/rules.ts'
import type { DiagramProps } from './pages.tsx'
import { article, levelBelow, sharesOffered } from './rules.ts'

type Props = DiagramProps & { home: string }

/** The tree as nested lists. The chosen item carries the forms that change it; each other item a link that chooses it. */
export const Branches = (p: Props) => {
  const tops = p.tree.items.filter(({ id, depth }) => (p.theme ? id === p.theme : depth === 0))
  return tops.length === 0 ? null : <List {...p} items={tops} />
}

const List = ({ items, ...p }: Props & { items: readonly TreeItem[] }) => (
  <ul class="hf-branch">
    {items.map((item) => {
      const below = p.tree.items.filter(({ parent_id: parent }) => parent === item.id)
      return (
        <li>
          <Branch {...p} item={item} />
          {below.length > 0 && <List {...p} items={below} />}
        </li>
      )
    })}
  </ul>
)

const Branch = ({ item, ...p }: Props & { item: TreeItem }) => {
  const { tree, path, shares, chosen, home, theme, mayEdit } = p
  const isChosen = chosen?.id === item.id
  const also = shares.filter(({ item_id: id }) => id === item.id)
  return (
    <div
      id={`i-${item.id}`}
      tabindex={-1}
      class={isChosen ? 'hf-branch__node hf-branch__node--open' : 'hf-branch__node'}
    >
      <span class="hf-meta">
        {wordOfLevel(tree.plan, item.level)}
        {item.reference && ` ${item.reference}`}
      </span>{' '}
      <a class="govuk-link hf-quiet" href={path(`/plan/items/${item.id}`)}>
        {item.title}
      </a>{' '}
      {item.status.tone ? (
        <span class="hf-status hf-meta">
          {Shape({ tone: item.status.tone })}
          {item.status.word}
        </span>
      ) : (
        item.line && <span class="hf-meta">Not yet stated</span>
      )}
      {mayEdit && !isChosen && (
        <a
          class="govuk-link hf-noprint hf-branch__choose"
          href={`${home}?${theme ? `theme=${theme}&` : ''}item=${item.id}#i-${item.id}`}
        >
          Change<span class="govuk-visually-hidden"> {item.title} in the diagram</span>
        </a>
      )}
      {item.targets.length > 0 && (
        <span class="hf-meta hf-branch__line">
          {counted(item.targets.length, 'measure')}: {item.targets.map(({ text }) => text).join('; ')}
        </span>
      )}
      {also.length > 0 && (
        <span class="hf-meta hf-branch__line">
          Also serves{' '}
          {also
            .flatMap(({ under_id: id }) => tree.items.find((each) => each.id === id) ?? [])
            .map(({ reference, title }) => [reference, title].filter(Boolean).join(' '))
            .join('; ')}
        </span>
      )}
      {isChosen && <Forms {...p} item={item} />}
    </div>
  )
}

const Forms = ({ item, ...p }: Props & { item: TreeItem }) => {
  const { tree, path, shares, typed, theme } = p
  const filled = typed && !('first' in typed.words) ? typed : { words: {}, errors: [], doubts: [] }
  const row = tree.items.filter(({ parent_id: parent }) => parent === item.parent_id)
  const to = (what: string) => path(`/plan/items/${item.id}/diagram/${what}`)
  const Hidden = () => (
    <>
      <input type="hidden" name="version" value={String(item.version)} />
      {theme && <input type="hidden" name="theme" value={theme} />}
    </>
  )
  const offered = sharesOffered(tree, item, shares)
  const also = shares.filter(({ item_id: id }) => id === item.id)
  return (
    <div class="hf-branch__forms hf-noprint">
      <form method="post" action={to('name')} novalidate>
        <Hidden />
        {input({
          ...asked({ ...filled, words: { title: item.title, ...filled.words } }, 'title'),
          label: { text: 'Its title' },
          autocomplete: 'off',
        })}
        <button class="govuk-button govuk-button--secondary" type="submit">
          Rename it
        </button>
      </form>
      <form method="post" action={to('place')} class="hf-branch__moves" id="way">
        <Hidden />
        <span>
          Place {row.findIndex(({ id }) => id === item.id) + 1} of {row.length}:
        </span>
        {moves.map(([way, words]) => (
          <button class="hf-linkbutton" type="submit" name="way" value={way} data-way={way}>
            {words}
          </button>
        ))}
      </form>
      {row.length > 3 && (
        <form method="post" action={to('place')} novalidate class="hf-branch__form">
          <Hidden />
          <input type="hidden" name="way" value="to" />
          {input({
            ...asked({ ...filled, errors: [] }, 'to'),
            label: { text: `Or give its place, 1 to ${row.length}` },
            classes: 'govuk-input--width-3',
            inputmode: 'numeric',
          })}
          <button class="govuk-button govuk-button--secondary" type="submit">
            Put it there
          </button>
        </form>
      )}
      <form method="post" action={to('additions')} novalidate>
        <Hidden />
        {input({ ...asked(filled, 'new'), label: { text: 'Something new' }, autocomplete: 'off' })}
        {levelBelow(tree.plan, item) && (
          <button class="govuk-button govuk-button--secondary" type="submit" name="where" value="below">
            Add below as {article(wordOfLevel(tree.plan, levelBelow(tree.plan, item) ?? ''))}
          </button>
        )}{' '}
        <button class="govuk-button govuk-button--secondary" type="submit" name="where" value="beside">
          Add beside as {article(wordOfLevel(tree.plan, item.level))}
        </button>
      </form>
      {(offered.length > 0 || filled.errors.some(({ field }) => field === 'under')) && (
        <form method="post" action={to('shares')} novalidate>
          <Hidden />
          {select({
            ...asked(filled, 'under'),
            label: { text: 'It also serves' },
            items: [
              { value: '', text: 'Choose what else it serves' },
              ...offered.map(({ id, reference, title }) => ({
                value: id,
                text: [reference, title].filter(Boolean).join(' ').slice(0, 90),
              })),
            ],
          })}
          <button class="govuk-button govuk-button--secondary" type="submit">
            Share it
          </button>
        </form>
      )}
      {also.map(({ under_id: id }) => (
        <form method="post" action={to('unsharing')}>
          <Hidden />
          <input type="hidden" name="under" value={id} />
          <button class="hf-linkbutton" type="submit">
            It no longer serves “{tree.items.find((each) => each.id === id)?.title}”
          </button>
        </form>
      ))}
      <Confirm doubts={filled.doubts} />
    </div>
  )
}

const moves = [
  ['up', 'Move up'],
  ['down', 'Move down'],
  ['in', 'Move in'],
  ['out', 'Move out'],
] as const
