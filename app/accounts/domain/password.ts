import { fold } from '../../platform/kernel/text.ts'
import { isCommon } from './commonPasswords.ts'

export const PASSWORD_MIN = 8
export const PASSWORD_ADVISED = 15
export const PASSWORD_MAX = 128

/** Whose password it would be. */
export type Owner = { readonly email: string; readonly name: string }

/** What is wrong with a password; the remedy is always another one. */
export type PasswordFault = 'short' | 'long' | 'common' | 'personal'

/** Parts of a name or of an address that somebody would try: four letters at least, or every « de » would count. */
const partsOf = ({ email, name }: Owner): string[] => {
  const [local = '', domain = ''] = email.split('@')
  const words = [local, local.replace(/[^\p{L}\p{N}]/gu, ''), ...local.split(/[^\p{L}\p{N}]+/u)]
  const labels = domain.split('.').slice(0, -1)
  return [...words, ...labels, ...name.split(/[^\p{L}\p{N}]+/u)].map(fold).filter((part) => part.length >= 4)
}

/**
 * No rule of composition: length protects, and what anybody would try is refused (NIST SP 800-63B). Length is counted in
 * characters as people see them, once the form that is hashed is taken.
 */
export const passwordFault = (password: string, owner: Owner): PasswordFault | null => {
  if ([...password.normalize('NFKC')].length < PASSWORD_MIN) return 'short'
  if (password.length > PASSWORD_MAX) return 'long'
  if (isCommon(password)) return 'common'
  const folded = fold(password)
  const squeezed = folded.replace(/[^a-z0-9]/g, '')
  return partsOf(owner).some((part) => folded.includes(part) || squeezed.includes(part)) ? 'personal' : null
}
