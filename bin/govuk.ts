// Writes src/platform/govuk.gen.ts: the options of the official components that we use, as types.
// `npm run govuk` writes it; `npm run govuk -- --check` says whether it is fresh.
import { readFileSync, writeFileSync } from 'node:fs'

const components = [
  'back-link',
  'breadcrumbs',
  'button',
  'checkboxes',
  'date-input',
  'details',
  'error-message',
  'error-summary',
  'fieldset',
  'file-upload',
  'hint',
  'input',
  'inset-text',
  'label',
  'notification-banner',
  'pagination',
  'panel',
  'radios',
  'select',
  'skip-link',
  'summary-list',
  'table',
  'tag',
  'task-list',
  'textarea',
  'warning-text',
] as const

// No page loads the official scripts.
const needScript = [
  'javascript',
  'chooseFilesButtonText',
  'dropInstructionText',
  'multipleFilesChosenText',
  'noFileChosenText',
  'enteredDropZoneText',
  'leftDropZoneText',
  'wrapperClasses',
  'wrapperAttributes',
  'preventDoubleClick',
  'disableAutoFocus',
]

type Param = {
  name: string
  type: string
  required?: boolean
  description?: string
  isComponent?: boolean
  params?: Param[]
}

const root = new URL('../', import.meta.url)
const target = new URL('src/platform/govuk.gen.ts', root)
const text = generated()
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error('src/platform/govuk.gen.ts is out of date. Run: npm run govuk')
    process.exit(1)
  }
} else writeFileSync(target, text)

function generated(): string {
  return `// Written by bin/govuk.ts from the macro-options.json files of govuk-frontend. Do not edit: npm run govuk
import type { HtmlEscapedString } from 'hono/utils/html'

/** Markup that is already safe: JSX, an html template, raw() or another component. A plain string does not compile. */
export type Html = HtmlEscapedString | Promise<HtmlEscapedString>
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>

export const components = {
${components.map((name) => `  ${camel(name)}: '${name}',`).join('\n')}
} as const

${components.map((name) => `export type ${pascal(name)} = ${shape(options(name), '', name)}\n`).join('\n')}
export type Options = {
${components.map((name) => `  ${camel(name)}: ${pascal(name)}`).join('\n')}
}
`
}

function options(name: string): Param[] {
  const path = `node_modules/govuk-frontend/dist/govuk/components/${name}/macro-options.json`
  const params = JSON.parse(readFileSync(new URL(path, root), 'utf8')) as Param[]
  const items = params.find((param) => param.name === 'items')?.params
  return params
    .filter(({ name }) => !needScript.includes(name))
    .map((param) => (items && seeItems(param) ? { ...param, params: items.map(optional) } : param))
}

// "Options for the day input within the date input component. See items."
function seeItems({ type, params, description }: Param): boolean {
  return type === 'object' && !params && Boolean(description?.endsWith('See items.'))
}

function optional(param: Param): Param {
  return { ...param, required: false }
}

function shape(params: Param[], indent: string, name = ''): string {
  const inner = `${indent}  `
  const lines = params
    .filter((param) => param.name !== 'caller')
    .map((param) => {
      const doc = param.description ? `${inner}/** ${param.description.replaceAll('*/', '')} */\n` : ''
      // The list describes a table's cells, but a row is a list of them.
      const type =
        param.name === 'rows' && name === 'table' ? `readonly (${typeOf(param, inner)})[]` : typeOf(param, inner)
      return `${doc}${inner}${param.name}${isRequired(param) ? `: ${type}` : `?: ${type} | undefined`}`
    })
  return `{\n${lines.join('\n')}\n${indent}}`
}

// The official list calls both text and html required, although one of them is enough.
function isRequired({ name, required }: Param): boolean {
  return Boolean(required) && !/^(text|html|summaryText|summaryHtml|titleText|titleHtml|value|key)$/.test(name)
}

function typeOf(param: Param, indent: string): string {
  if (/^html$|Html$/.test(param.name)) return 'Html'
  if (/^attributes$|Attributes$/.test(param.name)) return 'Attributes'
  switch (param.type) {
    case 'string':
      return 'string'
    case 'boolean':
      return 'boolean'
    case 'integer':
    case 'number':
      return 'number'
    case 'array':
      return `readonly ${param.params ? shape(param.params, indent) : 'string'}[]`
    case 'object':
      return param.params ? shape(param.params, indent) : componentOf(param)
    default:
      throw new Error(`${param.name}: no TypeScript type for "${param.type}". Add it to typeOf in bin/govuk.ts`)
  }
}

function componentOf(param: Param): string {
  const found = components.find((name) => camel(name) === param.name)
  if (!found) throw new Error(`${param.name} is an object without params. Say its type in componentOf in bin/govuk.ts`)
  return pascal(found)
}

function camel(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())
}

function pascal(name: string): string {
  return camel(`-${name}`)
}
