// What must be true of every page, whatever it shows.
import type { HTMLElement } from 'node-html-parser'
import { isControl, labelOf, labelsOf, squeeze, words } from './markup.ts'

/** The rules of every page that this markup breaks, in words. The page is gone through once: thousands are read in a run. */
export const faults = (root: HTMLElement, html: string, status: number): string[] => {
  const every = root.querySelectorAll('*')
  const named = Map.groupBy(every, (element) => element.tagName.toLowerCase())
  const all = (...tags: string[]) => tags.flatMap((tag) => named.get(tag) ?? [])
  const known = new Map<string, number>()
  for (const { id } of every) if (id) known.set(id, (known.get(id) ?? 0) + 1)
  const labels = labelsOf(all('label'))
  const fields = all('input', 'select', 'textarea').filter(isControl)
  const headings = all('h1')
  const title = squeeze(all('title')[0]?.text ?? '')
  const start = `${status === 400 ? 'Error: ' : ''}${squeeze(headings[0]?.text ?? '')}`
  return [
    ...when(!/^<!DOCTYPE html>/i.test(html), 'it does not begin with <!DOCTYPE html>'),
    ...when(all('html')[0]?.getAttribute('lang') !== 'en-GB', 'html has no lang="en-GB"'),
    ...when(headings.length !== 1, `it has ${headings.length} h1, not one`),
    ...when(!title.startsWith(start), `its title "${title}" does not begin with "${start}"`),
    ...when(status !== 400 && title.startsWith('Error: '), 'its title begins with "Error: " but its status is not 400'),
    ...when(
      status === 400 && !root.querySelector('main .govuk-error-summary'),
      'its status is 400 but it has no error summary',
    ),
    ...[...known].filter(([, times]) => times > 1).map(([id]) => `the id "${id}" is used twice`),
    ...all('script')
      .filter((script) => !script.hasAttribute('src'))
      .map(() => 'it has a script in the page'),
    ...all('style').map(() => 'it has a style sheet in the page'),
    ...every.flatMap(faultsOfAttributes),
    ...all('a').flatMap((link) => [
      ...when(!link.getAttribute('href'), `a link has no address: "${squeeze(link.text)}"`),
      ...when(words(link) === '', `a link has no words: ${link.getAttribute('href')}`),
    ]),
    ...all('button')
      .filter((button) => words(button) === '')
      .map(() => 'a button has no words'),
    ...all('a')
      .map((link) => link.getAttribute('href') ?? '')
      .filter((href) => href.length > 1 && href.startsWith('#') && !known.has(href.slice(1)))
      .map((href) => `a link leads to ${href}, which is not there`),
    ...[...labels.keys()].filter((id) => !known.has(id)).map((id) => `a label is for "${id}", which is not there`),
    ...every
      .flatMap(({ attributes }) => [attributes['aria-describedby'] ?? '', attributes['aria-labelledby'] ?? ''])
      .flatMap((ids) => (ids === '' ? [] : ids.split(/\s+/)))
      .filter((id) => id !== '' && !known.has(id))
      .map((id) => `something is described by #${id}, which is not there`),
    ...fields
      .filter((control) => labelOf(root, control, labels) === '')
      .map((control) => `${name(control)} has no label`),
    ...fields
      .filter((control) => !control.getAttribute('name'))
      .map((control) => `${name(control)} has no name, so it is not sent`),
    ...all('img')
      .filter((image) => !image.hasAttribute('alt'))
      .map((image) => `the picture ${image.getAttribute('src')} has no alt`),
    ...all('form').flatMap(faultsOfForm),
    ...all('table')
      .filter((table) => !table.querySelector('th'))
      .map(() => 'a table has no heading cells'),
    ...when(/\[object Object\]|>(undefined|null|NaN)</.test(html), 'it shows [object Object], undefined, null or NaN'),
  ]
}

const faultsOfAttributes = (element: HTMLElement): string[] =>
  Object.entries(element.attributes).flatMap(([key, value]) => [
    ...when(key === 'style', `${name(element)} has a style attribute`),
    ...when(/^on/i.test(key), `${name(element)} has the script attribute ${key}`),
    ...when(
      /^(href|src|action|formaction)$/i.test(key) && /^\s*(javascript|vbscript|data):/i.test(value),
      `${name(element)} leads to a script or data address`,
    ),
  ])

const faultsOfForm = (form: HTMLElement): string[] => [
  ...when(
    !/^(get|post)$/i.test(form.getAttribute('method') ?? ''),
    `the form to ${form.getAttribute('action') ?? 'its own page'} has no method`,
  ),
  ...when(form.querySelector('form') !== null, 'a form stands inside a form'),
  ...when(
    form.getAttribute('enctype') !== 'multipart/form-data' && form.querySelector('input[type=file]') !== null,
    'a form with a file has no enctype="multipart/form-data"',
  ),
]

const name = (element: HTMLElement) =>
  `<${element.tagName.toLowerCase()}${element.id ? ` id="${element.id}"` : ''}${element.getAttribute('name') ? ` name="${element.getAttribute('name')}"` : ''}>`

const when = (broken: boolean, rule: string) => (broken ? [rule] : [])
