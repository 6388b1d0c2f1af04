import type {
  Constraint,
  ProblemError,
  ProblemErrorCode,
  SessionConstraint,
} from '../../packages/scheduler/index.ts'

const problems: { readonly [C in ProblemErrorCode]: string } = {
  'not-an-object': 'un objet est attendu',
  'missing-field': 'ce champ manque ou n’est pas une liste',
  'slots-invalid': 'il faut au moins un créneau, en nombre entier',
  'tables-invalid': 'il faut au moins une table par créneau, en nombre entier',
  'availability-invalid': 'les disponibilités sont une liste de 0 et de 1, un par créneau',
  'quota-invalid': 'un quota est un nombre entier d’au moins 1',
  'representatives-invalid': 'le nombre de représentants est un nombre entier de 1 à 100',
  'least-invalid': 'un nombre de rendez-vous garantis est un nombre entier',
  'least-over-quota': 'plus de rendez-vous sont garantis que le quota n’en permet',
  'weight-invalid': 'un poids est un nombre entier d’au moins 1',
  'unknown-party': 'ce participant n’existe pas dans le fichier',
  'duplicate-party': 'ce participant est donné deux fois',
  'duplicate-request': 'ce rendez-vous est demandé deux fois',
  'slot-out-of-range': 'ce créneau n’existe pas',
  'table-out-of-range': 'cette table n’existe pas',
  'pin-without-request': 'ce rendez-vous épinglé n’est pas demandé',
  'pin-not-free': 'ce rendez-vous épinglé tombe dans une indisponibilité',
  'pin-duplicate': 'ce rendez-vous est épinglé deux fois',
  'pin-party-clash': 'un même participant est épinglé deux fois au même créneau',
  'pin-table-clash': 'deux rendez-vous sont épinglés à la même table au même créneau',
  'pin-too-many-tables': 'plus de rendez-vous sont épinglés à ce créneau qu’il n’a de tables',
  'pin-over-quota': 'les rendez-vous épinglés dépassent le quota',
  'pin-vetoed': 'ce rendez-vous épinglé est aussi exclu',
  'pin-forbidden': 'ce rendez-vous est épinglé à un créneau qui lui est interdit',
  'pin-in-past': 'ce rendez-vous épinglé changerait ce qui a déjà eu lieu',
  'published-invalid': 'ce rendez-vous publié ne se lit pas',
  'published-duplicate': 'ce rendez-vous ou cette table est publié deux fois au même créneau',
  syntax: 'le fichier ne se lit pas à cet endroit',
  'too-large': 'le problème est trop grand',
}

const shown = (value: unknown): string => {
  if (value === undefined) return ''
  const text = JSON.stringify(value) ?? ''
  return text.length > 40 ? `${text.slice(0, 39)}…` : text
}

/** One error of a problem file: the field, the value that was read, what is wrong. */
export const problemWords = ({ code, field, value }: ProblemError): string => {
  const place = [field, shown(value)].filter((part) => part !== '').join(' = ')
  return place === '' ? problems[code] : `${place}, ${problems[code]}`
}

const constraints: { readonly [C in Constraint | SessionConstraint]: string } = {
  'unknown-party': 'un participant n’existe pas',
  'not-requested': 'un rendez-vous n’est pas demandé',
  vetoed: 'un rendez-vous est exclu',
  'met-twice': 'deux participants se rencontrent deux fois',
  'slot-range': 'un créneau n’existe pas',
  'table-range': 'une table n’existe pas',
  availability: 'un participant n’est pas disponible',
  'buyer-clash': 'un acheteur a deux rendez-vous au même créneau',
  'supplier-clash': 'une structure a deux rendez-vous au même créneau',
  clash: 'un participant a deux rendez-vous au même créneau',
  tables: 'il y a plus de rendez-vous que de tables',
  'table-clash': 'une table reçoit deux rendez-vous au même créneau',
  'buyer-quota': 'le quota d’un acheteur est dépassé',
  'supplier-quota': 'le quota d’une structure est dépassé',
  pin: 'un rendez-vous épinglé n’est pas respecté',
  guarantee: 'le compte des rendez-vous garantis qui manquent n’est pas le bon',
  'missing-meeting': 'un rendez-vous n’est pas placé',
  'half-day': 'un rendez-vous n’est pas dans sa demi-journée',
  forbidden: 'un rendez-vous est à un créneau interdit',
  fixed: 'un rendez-vous imposé n’est pas à sa place',
  precedence: 'un ordre entre rendez-vous n’est pas respecté',
  fairness: 'les pauses sont trop inégales',
  objective: 'l’objectif annoncé n’est pas le bon',
  bound: 'la borne annoncée est impossible',
  status: 'le statut annoncé ne convient pas',
  unmet: 'la liste des souhaits non satisfaits n’est pas la bonne',
}

const isConstraint = (text: string): text is Constraint | SessionConstraint =>
  Object.hasOwn(constraints, text)

/** What an answer breaks. */
export const violationWords = (constraint: string): string =>
  isConstraint(constraint) ? constraints[constraint] : constraint
