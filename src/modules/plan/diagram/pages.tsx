import { raw } from 'hono/html'
import { driverDiagram } from '../../../charts/driver-diagram.ts'
import { asked } from '../../../platform/asked.ts'
import type { Form, FormError } from '../../../platform/forms.ts'
import { button, input } from '../../../platform/govuk.ts'
import { Page } from '../../../platform/layout.tsx'
import type { Ctx } from '../../../platform/route.ts'
import { nextLevel } from '../items/rules.ts'
import type { PlanTree, TreeItem } from '../outline/tree.ts'
import { Confirm } from '../parts.tsx'
import { Places } from '../places.tsx'
import { wordOfLevel } from '../plans/rules.ts'
import { Branches } from './parts.tsx'
import { article, drawnOf, type Share } from './rules.ts'

/** What somebody sent that could not be saved. */
export type Typed = { words: Form; errors: readonly FormError[]; doubts: readonly string[] }

export type DiagramProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  tree: PlanTree
  shares: readonly Share[]
  /** The item whose forms are open. */
  chosen: TreeItem | null
  /** The one theme that is drawn and listed. */
  theme: string | null
  typed: Typed | null
  mayEdit: boolean
}

/** The plan as a driver diagram: the picture, and the outline of the same tree in which all of it can be changed. */
export const DiagramPage = (p: DiagramProps) => {
  const { tree, path, theme } = p
  const { plan, items } = tree
  const home = path(`/plan/plans/${plan.id}/diagram`)
  const drawn = drawnOf(tree, p.shares, theme)
  const title = items.find(({ id }) => id === theme)?.title ?? plan.title
  const picture = driverDiagram({ id: 'diagram', title, nodes: drawn.nodes })
  const themes = items.filter(({ depth, line }) => depth === 0 && !line)
  return (
    <Page
      {...p.frame}
      title={theme ? title : 'Driver diagram'}
      wide
      print="landscape"
      trail={[
        { href: path('/plan/plans'), text: 'Plans' },
        { href: path(`/plan/plans/${plan.id}`), text: plan.title },
        ...(theme ? [{ href: home, text: 'Driver diagram' }] : []),
      ]}
      lede={
        items.length === 0
          ? 'This plan has no items yet. Add the first one and the picture begins.'
          : `From left to right: ${plan.levels.map(({ word }) => word.toLowerCase()).join(', ')}. The picture and the outline below it are the same tree.`
      }
      errors={p.typed?.errors}
      modules={p.mayEdit ? ['enhance/diagram.js'] : []}
    >
      <Places path={path} plan={plan.id} at="/diagram" />
      {items.length > 0 && (
        <>
          {(drawn.folded || theme) && (
            <p class="hf-quick">
              <span>{drawn.folded ? 'Open one' : 'Show'}</span>
              {themes.map(({ id, reference, title: words }) => (
                <a class="govuk-link" href={`${home}?theme=${id}`} aria-current={theme === id ? 'true' : undefined}>
                  {[reference, words].filter(Boolean).join(' ')}
                </a>
              ))}
              {theme && (
                <a class="govuk-link" href={home}>
                  the whole plan
                </a>
              )}
            </p>
          )}
          {drawn.why && <p class="hf-p hf-diagram__why">{drawn.why}</p>}
          <figure class="hf-diagram">{raw(picture.svg)}</figure>
          <p class="hf-meta hf-diagram__narrow">
            The picture is for a wider screen and for paper. The outline below holds all of it.
          </p>
          <p class="hf-meta hf-noprint">It prints on one landscape page. Where there is much in it, choose A3.</p>
        </>
      )}
      <section class="hf-section hf-branches" aria-labelledby="outline">
        <h2 class="hf-h2" id="outline">
          The same tree as an outline
        </h2>
        {p.mayEdit && items.length > 0 && (
          <p class="hf-meta hf-noprint">
            Choose an item to rename, move, add to or share it.
            <span class="hf-keys" hidden>
              {' '}
              With the item open: Alt and an arrow key moves it up, down, in or out.
            </span>
          </p>
        )}
        <Branches {...p} home={home} />
        {p.mayEdit && !theme && <AddFirst {...p} />}
      </section>
    </Page>
  )
}

const AddFirst = ({ tree: { plan }, path, typed, theme }: DiagramProps) => {
  const filled = typed && 'first' in typed.words ? typed : { words: {}, errors: [], doubts: [] }
  return (
    <form
      method="post"
      action={path(`/plan/plans/${plan.id}/diagram/additions`)}
      novalidate
      class="hf-noprint hf-branch__form"
    >
      {theme && <input type="hidden" name="theme" value={theme} />}
      {input({
        ...asked(filled, 'first'),
        label: { text: `Add ${article(wordOfLevel(plan, nextLevel(plan, undefined)))} at the end` },
        autocomplete: 'off',
      })}
      <Confirm doubts={filled.doubts} />
      <button class="govuk-button govuk-button--secondary" type="submit">
        Add it at the end
      </button>
    </form>
  )
}

type ConflictProps = {
  frame: ReturnType<Ctx['frame']>
  path: Ctx['path']
  item: TreeItem
  /** The name that was sent; null: it was a move. */
  yours: string | null
}

/** Somebody saved the item first: both names side by side, or the way back to where it stands now. */
export const DiagramConflictPage = ({ frame, path, item, yours }: ConflictProps) => {
  const back = path(`/plan/plans/${item.plan_id}/diagram?item=${item.id}#i-${item.id}`)
  return (
    <Page
      {...frame}
      title="Somebody changed this item before you saved"
      trail={[{ href: back, text: 'Driver diagram' }]}
      lede={
        yours === null
          ? 'It was not moved. Look where it stands now, then move it again.'
          : 'Your name for it has not been saved. Both stand below.'
      }
    >
      {yours !== null && (
        <>
          <dl class="hf-qa">
            <dt>Saved now</dt>
            <dd>{item.title}</dd>
            <dt>Yours</dt>
            <dd>{yours}</dd>
          </dl>
          <form method="post" action={path(`/plan/items/${item.id}/diagram/name`)}>
            <input type="hidden" name="version" value={String(item.version)} />
            <input type="hidden" name="title" value={yours} />
            <p>{button({ text: 'Save my name over it' })}</p>
          </form>
        </>
      )}
      <p class="govuk-body">
        <a class="govuk-link" href={back}>
          Go back to the diagram as it is now
        </a>
      </p>
    </Page>
  )
}
