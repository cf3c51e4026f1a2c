// What the API says of itself. A test holds it against the routes and against what they answer.
import { columns } from './rules.ts'

const figure = {
  type: 'object',
  additionalProperties: false,
  required: ['measure_id', ...columns],
  properties: {
    measure_id: { type: 'string' },
    measure: { type: 'string' },
    unit: { type: 'string', description: '% for a share; empty for a plain count' },
    dimension: { type: ['string', 'null'], description: 'null: of everybody' },
    category: { type: ['string', 'null'] },
    from: { type: 'string', format: 'date' },
    to: { type: 'string', format: 'date' },
    value: { type: ['number', 'null'] },
    numerator: { type: ['number', 'null'] },
    denominator: { type: ['number', 'null'] },
    state: { type: 'string', enum: ['provisional', 'final', 'corrected'] },
    shown: {
      type: 'string',
      description: 'Empty, or what is to be said of the value: that it is not shown, or was rounded',
    },
  },
}
const refusal = {
  type: 'object',
  additionalProperties: false,
  required: ['row', 'column', 'sentence'],
  properties: {
    row: { type: 'number', description: 'From 1' },
    column: { type: 'string' },
    sentence: { type: 'string' },
  },
}
const answer = {
  type: 'object',
  additionalProperties: false,
  required: ['measures_new', 'new', 'changed', 'unchanged', 'refused', 'written'],
  properties: {
    measures_new: { type: 'array', items: { type: 'string' } },
    new: { type: 'number' },
    changed: { type: 'number' },
    unchanged: { type: 'number' },
    refused: { type: 'array', items: refusal },
    refused_more: { type: 'number', description: 'How many more were refused than are listed' },
    doubts: {
      type: 'array',
      description: 'How something unclear was taken',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['column', 'sentence'],
        properties: { column: { type: 'string' }, sentence: { type: 'string' } },
      },
    },
    written: { type: 'boolean', description: 'false: rows were refused, so nothing was written' },
  },
}
const problem = {
  type: 'object',
  additionalProperties: false,
  required: ['error'],
  properties: { error: { type: 'string' }, reference: { type: 'string' } },
}
const measure = {
  type: 'object',
  additionalProperties: false,
  required: ['id', 'title', 'counted', 'out_of', 'unit', 'kind', 'better', 'frequency', 'calendar', 'source'],
  properties: Object.fromEntries(
    ['id', 'title', 'counted', 'out_of', 'unit', 'kind', 'better', 'frequency', 'calendar', 'source'].map((name) => [
      name,
      { type: 'string' },
    ]),
  ),
}

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const inJson = (description: string, schema: object) => ({ description, content: { 'application/json': { schema } } })
const inCsv = (description: string) => ({
  description,
  headers: {
    'Holdfast-Protection': {
      description: 'The rule by which figures are not shown: print it with them',
      schema: { type: 'string' },
    },
    Link: {
      description:
        'rel="describedby" leads to protection.csv: for each measure how many figures are not shown, and the rule',
      schema: { type: 'string' },
    },
  },
  content: { 'text/csv': { schema: { type: 'string' } } },
})
const slug = {
  name: 'partnership',
  in: 'path',
  required: true,
  schema: { type: 'string' },
  description: 'The short name of the partnership',
}
const wrongs = {
  401: inJson('No token, or one that opens nothing here, was revoked or has expired', ref('Problem')),
  403: inJson('The token has no right to do this', ref('Problem')),
  429: inJson('Too many requests; see Retry-After', ref('Problem')),
}

const ruleTable = 'One row for each measure: measure, unit, figures, not_shown, rounded, threshold, rule'

export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Holdfast figures',
    version: '1',
    description:
      'Push figures into a partnership and read them. Small numbers are protected in everything that is read. Sending the same figures again changes nothing.',
  },
  security: [{ token: [] }],
  paths: {
    '/p/{partnership}/measure/api/observations': {
      post: {
        summary: 'Push figures. The same rules as an import: rows that cannot be kept are refused in words',
        parameters: [
          slug,
          {
            name: 'accept',
            in: 'query',
            schema: { type: 'string', enum: ['good'] },
            description: 'good: keep the rows that can be kept though others are refused',
          },
        ],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: {
                type: 'array',
                items: {
                  type: 'object',
                  description:
                    'Named like the columns of an import: measure, period (or from and to), value (or numerator and denominator), unit, state, note, dimension and category',
                  properties: {
                    measure: { type: 'string' },
                    period: { type: 'string' },
                    value: { type: ['number', 'string'] },
                  },
                },
              },
            },
            'text/csv': { schema: { type: 'string' } },
          },
        },
        responses: {
          200: inJson('What came of it', ref('Answer')),
          400: inJson('The body is no list of figures', ref('Problem')),
          413: inJson('The body is too large', ref('Problem')),
          415: inJson('The body is neither JSON nor CSV', ref('Problem')),
          422: inJson('Rows were refused and nothing was written', ref('Answer')),
          ...wrongs,
        },
      },
      get: {
        summary: 'Read figures, measure by measure',
        parameters: [
          slug,
          { name: 'measure', in: 'query', schema: { type: 'string' }, description: 'The id of one measure' },
          {
            name: 'after',
            in: 'query',
            schema: { type: 'string' },
            description: 'Where the page before ended: follow next',
          },
        ],
        responses: {
          200: inJson('Figures of up to 20 measures; next leads to more', {
            type: 'object',
            additionalProperties: false,
            required: ['observations', 'protection', 'next'],
            properties: {
              observations: { type: 'array', items: ref('Figure') },
              protection: { type: 'string', description: 'What is not shown and why; print it with the figures' },
              next: { type: ['string', 'null'] },
            },
          }),
          404: inJson('There is no such measure', ref('Problem')),
          ...wrongs,
        },
      },
    },
    '/p/{partnership}/measure/api/observations.csv': {
      get: {
        summary: 'All figures as CSV',
        parameters: [slug],
        responses: { 200: inCsv('One row for each figure'), ...wrongs },
      },
    },
    '/p/{partnership}/measure/api/protection.csv': {
      get: {
        summary:
          'By which rule figures of each measure are not shown, and how many: a table to stand beside the figures',
        parameters: [slug],
        responses: { 200: inCsv(ruleTable), ...wrongs },
      },
    },
    '/p/{partnership}/measure/api/measures': {
      get: {
        summary: 'What is measured',
        parameters: [slug],
        responses: {
          200: inJson('All measures', {
            type: 'object',
            additionalProperties: false,
            required: ['measures'],
            properties: { measures: { type: 'array', items: ref('Measure') } },
          }),
          ...wrongs,
        },
      },
    },
    '/p/{partnership}/measure/feed/{secret}/observations.csv': {
      get: {
        summary: 'All figures as CSV, where no header can be sent: the address holds a token that may only read',
        security: [],
        parameters: [slug, { name: 'secret', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: inCsv('One row for each figure'), ...wrongs },
      },
    },
    '/p/{partnership}/measure/feed/{secret}/protection.csv': {
      get: {
        summary: 'The rule for each measure, where no header can be sent',
        security: [],
        parameters: [slug, { name: 'secret', in: 'path', required: true, schema: { type: 'string' } }],
        responses: { 200: inCsv(ruleTable), ...wrongs },
      },
    },
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Figure: figure, Measure: measure, Answer: answer, Refusal: refusal, Problem: problem },
  },
}
