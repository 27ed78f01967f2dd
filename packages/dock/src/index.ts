export { paperPages } from './paper/pages.ts'
