// What the test client sees of a page. Every HTML answer is checked here; then a test asks it what a person would.
import assert from 'node:assert/strict'
import { type HTMLElement, parse } from 'node-html-parser'
import { controls, labelOf, squeeze, words } from './markup.ts'
import { faults } from './page-rules.ts'

export type CheckedPage = ReturnType<typeof pageOf>

/** Checks what must be true of every page, and gives it to be asked. Fails with the rule that was broken. */
export const checkPage = (html: string, status = 200): CheckedPage => {
  const root = parse(html)
  const broken = faults(root, html, status)
  assert.deepEqual(broken, [], `The page breaks house rules:\n- ${broken.join('\n- ')}`)
  return pageOf(root)
}

const pageOf = (root: HTMLElement) => {
  const find = (what: string, text?: string) =>
    root
      .querySelectorAll(selectors[what] ?? what)
      .filter((element) => text === undefined || words(element).includes(squeeze(text)))
  return {
    root,
    /** All words of the page's work, as a person reads them. */
    get text() {
      return squeeze((root.querySelector('main') ?? root).text)
    },
    get title() {
      return squeeze(root.querySelector('title')?.text ?? '')
    },
    get heading() {
      return squeeze(root.querySelector('h1')?.text ?? '')
    },
    /** Is this said anywhere on the page? */
    says: (text: string) => squeeze(root.querySelector('body')?.text ?? '').includes(squeeze(text)),
    /** Is there a 'button', 'link', 'heading', 'field', 'row' (or CSS selector) with these words? */
    has: (what: string, text?: string) => find(what, text).length > 0,
    all: find,
    /** The rows of the page's tables (or of one, by selector), each as the words of its cells; heads left out. */
    rows: (table = 'table') =>
      root
        .querySelectorAll(`${table} tr`)
        .filter((row) => row.querySelector('td'))
        .map((row) => row.querySelectorAll('th, td').map(words)),
    /** Where the link with these words leads. Fails when there is none. */
    link: (text: string): string => {
      const found = find('link', text)
      const exact = found.find((link) => words(link) === squeeze(text)) ?? found[0]
      assert.ok(exact, `No link says "${text}". Links: ${root.querySelectorAll('a').map(words).join(' | ')}`)
      return exact.getAttribute('href') ?? ''
    },
    /** A form by its action, or by the words of its button: its method, action and fields as they would be sent. */
    form: (actionOrButton: string) => {
      const forms = root.querySelectorAll('form')
      const found = forms.find(
        (form) =>
          form.getAttribute('action') === actionOrButton ||
          form.querySelectorAll('button').some((button) => words(button) === squeeze(actionOrButton)),
      )
      assert.ok(
        found,
        `No form leads to "${actionOrButton}" or has that button. Forms: ${forms.map((form) => form.getAttribute('action')).join(' | ')}`,
      )
      return {
        action: found.getAttribute('action') ?? '',
        method: (found.getAttribute('method') ?? 'get').toLowerCase(),
        fields: fieldsOf(found),
      }
    },
    /** The sentences of the error summary. */
    errors: () => root.querySelectorAll('.govuk-error-summary__list li').map(words),
    /** The value of the field with this label. Fails when there is none. */
    field: (label: string): string => {
      const found = controls(root).find((control) => labelOf(root, control).includes(squeeze(label)))
      assert.ok(
        found,
        `No field is called "${label}". Fields: ${controls(root)
          .map((control) => labelOf(root, control))
          .join(' | ')}`,
      )
      return valueOf(found) ?? ''
    },
  }
}

const selectors: Record<string, string> = {
  button: 'button, a[role=button]',
  link: 'a',
  heading: 'h1, h2, h3, h4',
  field: 'label',
  row: 'tr',
  error: '.govuk-error-message',
}

const fieldsOf = (form: HTMLElement): Record<string, string | string[]> => {
  const fields: Record<string, string | string[]> = {}
  for (const control of form.querySelectorAll('input, select, textarea')) {
    const [key, value] = [control.getAttribute('name'), valueOf(control)]
    if (!key || value === undefined || control.hasAttribute('disabled')) continue
    const before = fields[key]
    fields[key] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value]
  }
  return fields
}

/** What a browser would send, or undefined when it would send nothing. */
const valueOf = (control: HTMLElement): string | undefined => {
  const type = control.getAttribute('type')
  switch (control.tagName) {
    case 'TEXTAREA':
      return control.text.replace(/^\r?\n/, '')
    case 'SELECT': {
      const options = control.querySelectorAll('option')
      const chosen = options.find((option) => option.hasAttribute('selected')) ?? options[0]
      return chosen?.getAttribute('value') ?? (chosen && words(chosen))
    }
    default:
      if (type === 'checkbox' || type === 'radio')
        return control.hasAttribute('checked') ? (control.getAttribute('value') ?? 'on') : undefined
      return type === 'file' || type === 'submit' ? undefined : (control.getAttribute('value') ?? '')
  }
}
