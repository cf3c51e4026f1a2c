export { addPartnership, type NewPartnership, usualAgencies } from './founding.ts'
