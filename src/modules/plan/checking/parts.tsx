import { Shape } from '../../../platform/shapes.tsx'
import { joined } from '../../../platform/sentence.ts'
import type { TreeItem } from '../outline/tree.ts'
import { letters, type Smart } from '../smart.ts'
import { letterWords, marked } from './rules.ts'

/** The five letters of one item: met, or what is missing in a sentence; the words that made it vague are marked. */
export const SmartCheck = ({ item, smart }: { item: Pick<TreeItem, 'title' | 'aim'>; smart: Smart }) => (
  <section>
    <h2 class="hf-h2">
      SMART check{' '}
      <small>
        {letters.filter((letter) => smart[letter].met).length} of {letters.length}
      </small>
    </h2>
    <ul class="hf-smart">
      {letters.map((letter) => (
        <li class={smart[letter].met ? undefined : 'hf-smart--no'}>
          {smart[letter].met ? Shape({ tone: 'tick' }) : Shape({ tone: 'off', open: true })}
          <span>
            <b>
              {letterWords[letter]}: {smart[letter].met ? 'met' : 'missing'}.
            </b>{' '}
            {smart[letter].why}
          </span>
        </li>
      ))}
    </ul>
    <VagueWords item={item} smart={smart} />
    <p class="hf-meta">After the Scottish statutory definition. It never stops you.</p>
  </section>
)

/** The title and the aim with their vague words marked, and those words said again; nothing where there are none. */
export const VagueWords = ({ item, smart }: { item: Pick<TreeItem, 'title' | 'aim'>; smart: Smart }) =>
  smart.vague.length === 0 ? null : (
    <div class="hf-vague">
      <p class="hf-meta">
        Words that leave something open, underlined below:{' '}
        {joined([...new Set(smart.vague.map(({ word }) => `“${word}”`))])}.
      </p>
      {(['title', 'aim'] as const).map((field) => {
        const vague = smart.vague.filter((word) => word.in === field)
        return vague.length === 0 ? null : <Marked text={item[field]} vague={vague} />
      })}
    </div>
  )

const Marked = ({ text, vague }: { text: string; vague: Smart['vague'] }) => (
  <p class="hf-p">
    {marked(text, vague).map((part) =>
      part.vague ? (
        <mark class="hf-mark">
          <span class="govuk-visually-hidden">vague: </span>
          {part.words}
        </mark>
      ) : (
        part.words
      ),
    )}
  </p>
)
