// The official GOV.UK components as typed functions: button({ text: 'Save' }). Usable inside JSX and html templates.
import { fileURLToPath } from 'node:url'
import { raw } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'
import nunjucks from 'nunjucks'
import { components, type Options } from './govuk.gen.ts'

export type { Html } from './govuk.gen.ts'
export type { Options } from './govuk.gen.ts'

export const backLink = official('backLink')
export const breadcrumbs = official('breadcrumbs')
export const button = official('button')
export const checkboxes = official('checkboxes')
export const dateInput = official('dateInput')
export const details = official('details')
export const errorMessage = official('errorMessage')
export const errorSummary = official('errorSummary')
export const fieldset = official('fieldset')
export const fileUpload = official('fileUpload')
export const hint = official('hint')
export const input = official('input')
export const insetText = official('insetText')
export const label = official('label')
export const notificationBanner = official('notificationBanner')
export const pagination = official('pagination')
export const panel = official('panel')
export const radios = official('radios')
export const select = official('select')
export const skipLink = official('skipLink')
export const summaryList = official('summaryList')
export const table = official('table')
export const tag = official('tag')
export const taskList = official('taskList')
export const textarea = official('textarea')
export const warningText = official('warningText')

/**
 * Renders one official component. Words go in as `text`; `html` takes only markup that is already safe (JSX, an html
 * template, raw() or another component). A plain string as `html` does not compile, and throws if it gets here.
 */
function official<Name extends keyof Options>(name: Name): (options: Options[Name]) => HtmlEscapedString {
  const macro = `govuk${name.charAt(0).toUpperCase()}${name.slice(1)}`
  const source = `{% from "govuk/components/${components[name]}/macro.njk" import ${macro} %}{{ ${macro}(options) }}`
  let template: nunjucks.Template | undefined
  return (options) => {
    template ??= nunjucks.compile(source, environment)
    return raw(template.render({ options: unwrapped(options, '') }).trim())
  }
}

const folder = fileURLToPath(import.meta.resolve('govuk-frontend/package.json').replace('package.json', 'dist'))
const environment = new nunjucks.Environment(new nunjucks.FileSystemLoader(folder), {
  autoescape: true,
  trimBlocks: true,
  lstripBlocks: true,
})

// Nunjucks knows nothing of Hono's safe strings, which are objects: it gets the plain words inside them.
function unwrapped(value: unknown, name: string): unknown {
  const isMarkup = /^html$|Html$/.test(name)
  if (isSafe(value)) {
    const markup = value.toString()
    if (typeof markup === 'string') return isMarkup ? markup : refuse(`${name} takes words, not markup`)
    return refuse(`${name} holds an asynchronous component: await it first`)
  }
  if (isMarkup && value) return refuse(`${name} takes only safe markup, not a plain string`)
  if (Array.isArray(value)) return value.map((each) => unwrapped(each, ''))
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, unwrapped(each, key)]))
  return value
}

function isSafe(value: unknown): value is { isEscaped: true; toString: () => unknown } {
  return typeof value === 'object' && value !== null && 'isEscaped' in value && value.isEscaped === true
}

function refuse(why: string): never {
  throw new TypeError(`GOV.UK component: ${why}`)
}
