import type { Split } from '../model.ts'

/** As the official child protection statistics cut them. */
export const ageBands: Split = {
  dimension: 'Age band',
  categories: ['Unborn', '0 to 4', '5 to 10', '11 to 15', '16 and over'],
}

/** For children in care there is nobody unborn. */
export const agesInCare: Split = {
  dimension: 'Age in care',
  categories: ['0 to 4', '5 to 10', '11 to 15', '16 and over'],
}

export const settings: Split = {
  dimension: 'Care setting',
  categories: ['At home', 'With kin', 'With foster carers', 'In residential care'],
}

/** Every partnership has its own. */
export const localities: Split = { dimension: 'Locality', categories: [] }
export const agencies: Split = { dimension: 'Agency', categories: [] }
