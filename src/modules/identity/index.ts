export { addMember, beginSession, type NewMember, type Owner } from './people.ts'
