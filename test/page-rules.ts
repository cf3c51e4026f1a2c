// What must be true of every page, whatever it shows.
import type { HTMLElement } from 'node-html-parser'
import { controls, labelOf, squeeze, words } from './markup.ts'

/** The rules of every page that this markup breaks, in words. */
export const faults = (root: HTMLElement, html: string, status: number): string[] => {
  const all = (selector: string) => root.querySelectorAll(selector)
  const ids = all('[id]').map((element) => element.id)
  const known = new Set(ids)
  const headings = all('h1')
  const title = squeeze(root.querySelector('title')?.text ?? '')
  const start = `${status === 400 ? 'Error: ' : ''}${squeeze(headings[0]?.text ?? '')}`
  return [
    ...when(!/^<!DOCTYPE html>/i.test(html), 'it does not begin with <!DOCTYPE html>'),
    ...when(root.querySelector('html')?.getAttribute('lang') !== 'en-GB', 'html has no lang="en-GB"'),
    ...when(headings.length !== 1, `it has ${headings.length} h1, not one`),
    ...when(!title.startsWith(start), `its title "${title}" does not begin with "${start}"`),
    ...when(status !== 400 && title.startsWith('Error: '), 'its title begins with "Error: " but its status is not 400'),
    ...when(
      status === 400 && !root.querySelector('main .govuk-error-summary'),
      'its status is 400 but it has no error summary',
    ),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `the id "${id}" is used twice`),
    ...all('script:not([src])').map(() => 'it has a script in the page'),
    ...all('style').map(() => 'it has a style sheet in the page'),
    ...all('[style]').map((element) => `${name(element)} has a style attribute`),
    ...all('*').flatMap((element) =>
      Object.keys(element.attributes)
        .filter((attribute) => /^on/i.test(attribute))
        .map((attribute) => `${name(element)} has the script attribute ${attribute}`),
    ),
    ...all('[href], [src], [action], [formaction]')
      .filter((element) =>
        ['href', 'src', 'action', 'formaction'].some((key) =>
          /^\s*(javascript|vbscript|data):/i.test(element.getAttribute(key) ?? ''),
        ),
      )
      .map((element) => `${name(element)} leads to a script or data address`),
    ...all('a').flatMap((link) => [
      ...when(!link.getAttribute('href'), `a link has no address: "${squeeze(link.text)}"`),
      ...when(words(link) === '', `a link has no words: ${link.getAttribute('href')}`),
    ]),
    ...all('button')
      .filter((button) => words(button) === '')
      .map(() => 'a button has no words'),
    ...all('a[href^="#"]')
      .map((link) => link.getAttribute('href')?.slice(1) ?? '')
      .filter((id) => id !== '' && !known.has(id))
      .map((id) => `a link leads to #${id}, which is not there`),
    ...all('label[for]')
      .map((label) => label.getAttribute('for') ?? '')
      .filter((id) => !known.has(id))
      .map((id) => `a label is for "${id}", which is not there`),
    ...all('[aria-describedby], [aria-labelledby]')
      .flatMap((element) =>
        `${element.getAttribute('aria-describedby') ?? ''} ${element.getAttribute('aria-labelledby') ?? ''}`.split(
          /\s+/,
        ),
      )
      .filter((id) => id !== '' && !known.has(id))
      .map((id) => `something is described by #${id}, which is not there`),
    ...controls(root)
      .filter((control) => labelOf(root, control) === '')
      .map((control) => `${name(control)} has no label`),
    ...controls(root)
      .filter((control) => !control.getAttribute('name'))
      .map((control) => `${name(control)} has no name, so it is not sent`),
    ...all('img:not([alt])').map((image) => `the picture ${image.getAttribute('src')} has no alt`),
    ...all('form')
      .filter((form) => !/^(get|post)$/i.test(form.getAttribute('method') ?? ''))
      .map((form) => `the form to ${form.getAttribute('action') ?? 'its own page'} has no method`),
    ...all('form form').map(() => 'a form stands inside a form'),
    ...all('form')
      .filter(
        (form) => form.querySelector('input[type=file]') && form.getAttribute('enctype') !== 'multipart/form-data',
      )
      .map(() => 'a form with a file has no enctype="multipart/form-data"'),
    ...all('table')
      .filter((table) => !table.querySelector('th'))
      .map(() => 'a table has no heading cells'),
    ...when(/\[object Object\]|>(undefined|null|NaN)</.test(html), 'it shows [object Object], undefined, null or NaN'),
  ]
}

const name = (element: HTMLElement) =>
  `<${element.tagName.toLowerCase()}${element.id ? ` id="${element.id}"` : ''}${element.getAttribute('name') ? ` name="${element.getAttribute('name')}"` : ''}>`

const when = (broken: boolean, rule: string) => (broken ? [rule] : [])
