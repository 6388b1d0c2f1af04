import { type AnyApprovable, ownApprovables } from './administration/index.ts'

/** Every change that takes two people: what one administrator asks for and another decides. */
export const approvables: readonly AnyApprovable[] = [...ownApprovables]
