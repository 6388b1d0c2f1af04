import { type Kind, kindCodes } from './kinds.ts'

/** Families of kinds, in the order in which maps draw them. */
export const families = ['insertion', 'disability', 'socialEconomy'] as const
export type Family = (typeof families)[number]

const others: { readonly [K in Kind]?: Family } = {
  EA: 'disability',
  EATT: 'disability',
  ESAT: 'disability',
  ESUS: 'socialEconomy',
  SCOP: 'socialEconomy',
  SCIC: 'socialEconomy',
  ASSO: 'socialEconomy',
  ESS: 'socialEconomy',
}

/**
 * The one family that counts a structure, so that families add up to the whole: that of the first of its kinds in the order
 * of the list, which puts what the law of insertion and of disability recognises before the statutes that many of them share.
 */
export const familyOf = (kinds: readonly string[]): Family => {
  const first = kindCodes.find((code) => kinds.includes(code))
  return first === undefined ? 'socialEconomy' : (others[first] ?? 'insertion')
}
