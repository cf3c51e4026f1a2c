export { addPartnership, type NewPartnership, usualAgencies } from './founding.ts'
export {
  type Agency,
  agencies,
  findOrAddAgency,
  findOrAddGroup,
  findOrAddPost,
  type Group,
  groups,
  type Member,
  people,
  type Post,
  posts,
  postsOf,
} from './queries.ts'
