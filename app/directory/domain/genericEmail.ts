import { fold } from '../../platform/kernel/text.ts'

/** Words that begin the address of an office, not of somebody. */
const OFFICES = new Set(
  (
    'contact accueil info infos bonjour hello secretariat direction administration admin commercial commerciale ' +
    'devis commande commandes compta comptabilite siege association asso insertion communication com rh recrutement ' +
    'service services agence atelier ateliers entreprise production marches achats bureau mail courrier web site client clients'
  ).split(' '),
)

const parts = (text: string): string[] =>
  fold(text)
    .split(/[^a-z]+/)
    .filter((part) => part !== '')

/**
 * Does this address look like that of a person (prenom.nom@…)? Two words neither of which is an office, a word of the
 * structure's own names or of the domain.
 */
export const namesSomebody = (email: string, names: string): boolean => {
  const [local = '', domain = ''] = email.split('@')
  const own = new Set([...parts(names), ...parts(domain)])
  const words = parts(local)
  if (words.length < 2) return false
  return !words.some((word) => OFFICES.has(word) || (word.length > 2 && own.has(word)))
}
