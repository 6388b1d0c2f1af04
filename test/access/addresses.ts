import { idOf, idsOf, type Letter, slugOf, structureSlug, tokenOf } from './tenant.ts'

/** Whose object an address names. */
export type Case = 'own' | 'foreign' | 'unknown'
export const cases: readonly Case[] = ['own', 'foreign', 'unknown']

type Values = { readonly [pattern: string]: (letter: Letter) => string }

/** What stands for a parameter, by the part of the path that ends with it. The longest pattern that fits decides. */
const VALUES: Values = {
  '/aide/images/:name': () => 'bilan.png',
  '/acces/:token': (letter) => tokenOf('acces', letter),
  '/invitation/:token': (letter) => tokenOf('invitation', letter),
  '/connexion/lien/:token': () => 'jeton-de-connexion-inconnu',
  '/administration/personnes/:id': (letter) => idsOf(letter).person,
  '/administration/organismes/:id': (letter) => idsOf(letter).organisation,
  '/administration/approbations/:id': (letter) => idsOf(letter).approval,
  '/administration/courriels/:id': (letter) => idsOf(letter).mail,
  '/administration/courriels/:id/pieces/:position': () => '1',
  '/administration/taches/:queue': () => 'fact',
  '/administration/taches/:queue/:id': (letter) => idsOf(letter).fact,
  '/administration/parametres/:key': () => 'spaser.minimum',
  '/administration/parametres/:key/:id': (letter) => idsOf(letter).parameter,
  '/administration/referentiels/secteurs/:code': () => 'nettoyage',
  '/compte/securite/connexions/:id': (letter) => idsOf(letter).session,
  '/compte/securite/proconnect/:id': (letter) => idsOf(letter).identity,
  '/compte/acces-api/:id': (letter) => idsOf(letter).apiKey,
  '/api/v1/structures/:id': (letter) => idsOf(letter).structure,
  '/sitemap/structures/:part': () => '1',
  '/compte/exports/:id': (letter) => idsOf(letter).copy,
  '/administration/conservation/suspensions/:id': (letter) => idsOf(letter).hold,
  '/compte/invitations/:id': (letter) => idOf(letter, 43),
  '/compte/demarrage/:profile': () => 'buyer',
  '/compte/creations/:id': (letter) => idOf(letter, 44),
  '/compte/demandes/:id': (letter) => idsOf(letter).joinRequest,
  '/compte/rejoindre/:slug': (letter) => slugOf('organisme', letter),
  '/compte/organisation/:slug': (letter) => slugOf('organisme', letter),
  '/compte/organisation/:slug/membres/:person': (letter) => idsOf(letter).colleague,
  '/compte/organisation/:slug/invitations/:invitation': (letter) => idsOf(letter).invitation,
  '/compte/organisation/:slug/delegations/:delegation': (letter) => idsOf(letter).delegation,
  '/compte/notifications/:id': (letter) => idsOf(letter).notice,
  '/desabonnement/:token': (letter) => `jeton-de-desabonnement-${letter}`,
  '/compte/securite/cles/:id': (letter) => idsOf(letter).passkey,
  '/compte/adresse/:token': (letter) => tokenOf('adresse', letter),
  '/gestion/doublons/:id': (letter) => idsOf(letter).duplicatePair,
  '/gestion/imports/registres/:id': (letter) => idsOf(letter).registerSource,
  '/gestion/imports/:id': (letter) => idsOf(letter).structureImport,
  '/structures/tuiles/:z': () => '9',
  '/structures/tuiles/:z/:x': () => '259',
  '/structures/tuiles/:z/:x/:tile': () => '176.mvt',
  '/gestion/moderation/:id': (letter) => idsOf(letter).proposal,
  '/gestion/corbeille/:id': (letter) => idsOf(letter).structure,
  '/structures/:slug': structureSlug,
  '/structures/:slug/historique/:revision': (letter) => idOf(letter, 121),
  '/structures/:slug/photos/:id': (letter) => idsOf(letter).photo,
  '/structures/:slug/modifier/photos/:id': (letter) => idsOf(letter).photo,
  '/structures/:slug/modifier/activites/:rank': () => '1',
  '/gestion/imports/decp/:id': (letter) => idsOf(letter).contractImport,
  '/listes/:id': (letter) => idsOf(letter).shortlist,
  '/listes/:id/liens/:lien': (letter) => idsOf(letter).shortlistLink,
  '/liste-partagee/:token': (letter) => tokenOf('liste 0', letter),
  '/listes/:id/structures/:structure': (letter) => idsOf(letter).structure,
  '/contact/confirmation/:token': (letter) => tokenOf('contact', letter),
  '/contact/refus/:token': (letter) => tokenOf('relais', letter),
  '/compte/messages/reprise/:id': (letter) => idsOf(letter).structure,
  '/gestion/messages/:id': (letter) => idsOf(letter).contactMessage,
  '/compte/alertes/:id': (letter) => idsOf(letter).savedSearch,
  '/rencontres/:slug': (letter) => slugOf('rencontre', letter),
  '/rencontres/:slug/organisation/participants/:id': (letter) => idsOf(letter).buyer,
  '/rencontres/:slug/organisation/participants/import/:import': (letter) => idsOf(letter).import,
  '/rencontres/:slug/organisation/souhaits/import/:import': (letter) => idsOf(letter).wishImport,
  '/rencontres/:slug/organisation/inscriptions/:id': (letter) => idsOf(letter).registration,
  '/rencontres/:slug/organisation/inscriptions/:id/fichiers/:question': (letter) =>
    idsOf(letter).fileQuestion,
  '/rencontres/:slug/mon-inscription/fichiers/:id': (letter) => idsOf(letter).fileQuestion,
  '/rencontres/:slug/organisation/inscriptions/questions/:id': (letter) => idsOf(letter).question,
  '/rencontres/:slug/organisation/inscriptions/organismes/:id': (letter) => idsOf(letter).buyer,
  '/rencontres/:slug/souhaits/besoins/:id': (letter) => idsOf(letter).need,
  '/rencontres/:slug/demandes/:id': (letter) => idsOf(letter).request,
  '/rencontres/:slug/organisation/prise-de-rendez-vous/:id': (letter) => idsOf(letter).request,
  '/rencontres/:slug/rendez-vous/:id': (letter) => idsOf(letter).meeting,
  '/rencontres/:slug/suites/:id': (letter) => idsOf(letter).meeting,
  '/rencontres/:slug/organisation/bilan/interventions/:id': (letter) => idsOf(letter).talk,
  '/rencontres/:slug/organisation/bilan/temoignages/:id': (letter) => idsOf(letter).testimony,
  '/rencontres/:slug/organisation/accueil/absence/:id': (letter) => idsOf(letter).buyer,
  '/rencontres/:slug/organisation/accueil/appareils/:id': (letter) => idsOf(letter).device,
  '/rencontres/:slug/organisation/rendez-vous/interdits/:id': (letter) => idsOf(letter).forbid,
  '/rencontres/:slug/organisation/programme/:id': (letter) => idsOf(letter).item,
  '/rencontres/:slug/fichiers/:id': (letter) => idsOf(letter).file,
  '/rencontres/:slug/organisation/partenaires/:id': (letter) => idsOf(letter).partner,
  '/rencontres/:slug/organisation/documents/:id': (letter) => idsOf(letter).file,
  '/rencontres/:slug/organisation/messages/:id': (letter) => idsOf(letter).mailing,
  '/messages/refus/:token': (letter) => tokenOf('refus', letter),
  '/rencontres/:slug/organisation/stands/:id': (letter) => idsOf(letter).stand,
  '/rencontres/:slug/organisation/stands/demandes/:id': (letter) => idsOf(letter).standRequest,
  '/rencontres/:slug/candidature/:id': (letter) => idsOf(letter).application,
  '/rencontres/:slug/jury/:id': (letter) => idsOf(letter).application,
  '/rencontres/:slug/organisation/candidatures/:id': (letter) => idsOf(letter).application,
  '/rencontres/:slug/organisation/candidatures/:id/conflits/:person': (letter) => idsOf(letter).colleague,
  '/rencontres/:slug/organisation/candidatures/jury/:person': (letter) => idsOf(letter).asker,
  '/rencontres/:slug/organisation/candidatures/demi-journees/:halfDay': (letter) => idsOf(letter).halfDay,
}

const UNKNOWN = (parameter: string): string =>
  [':slug', ':token', ':profile'].includes(parameter)
    ? 'inconnu-inconnu-inconnu'
    : '77777777-0000-7000-8000-000000000007'

/** The address of a route with its parameters filled. Throws when nothing says what stands for one of them. */
export const addressOf = (path: string, which: Case): string => {
  const parts = path.split('/')
  return parts
    .map((part, index) => {
      const found = /^(:\w+)(.*)$/.exec(part)
      if (found === null) return part
      const [, parameter = '', ending = ''] = found
      const pattern = [...parts.slice(0, index), parameter].join('/')
      const value = VALUES[pattern]
      if (value === undefined) throw new Error(`${path}: say in addresses.ts what stands for ${pattern}`)
      // Words that choose among a few stay the same: only names of objects may be unknown.
      const chosen = value('A')
      if (which === 'unknown') return (/^(\d|fact$)/.test(chosen) ? chosen : UNKNOWN(parameter)) + ending
      return value(which === 'own' ? 'A' : 'B') + ending
    })
    .join('/')
}

export const hasParameters = (path: string): boolean => path.includes('/:')
