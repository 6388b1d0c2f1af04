import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../../../platform/i18n/format.ts'

export const x = catalogue({
  fr: {
    title: 'Référentiels',
    lead: 'Les listes sur lesquelles s’appuient la recherche, la carte et les imports, avec leur origine.',
    on: 'Sur cette page',
    sectors: {
      title: 'Secteurs d’activité',
      lead: 'Une structure se trouve par le nom de son secteur et par ses mots. Les codes servent aux imports.',
      search: 'Chercher un secteur',
      searchHint: 'Un mot, un code CPV ou NAF.',
      count: (shown: number, total: number) =>
        shown === total
          ? plural(total, 'secteur', 'secteurs')
          : `${plural(shown, 'secteur', 'secteurs')} sur ${formatNumber(total)}`,
      none: 'Aucun secteur ne correspond',
      noneText: 'Essayez un autre mot, ou le début d’un code.',
      all: 'Montrer tous les secteurs',
      caption: 'Secteurs avec leurs mots et leurs codes',
      name: 'Secteur',
      words: 'Mots',
      cpv: 'CPV',
      naf: 'NAF',
      structures: 'Structures',
      action: 'Action',
      change: 'Modifier les mots',
      changeOf: (name: string) => `de ${name}`,
      local: 'Modifié ici',
    },
    edit: {
      title: (name: string) => `Mots de «\u00a0${name}\u00a0»`,
      lead: 'Les mots par lesquels on cherche ce métier. Ils prennent la place de ceux d’origine.',
      words: 'Mots',
      hint: 'Un par ligne, ou séparés par des virgules. Les accents et les majuscules ne comptent pas.',
      original: 'Mots d’origine',
      effect: 'La recherche suit en quelques secondes, le temps de relire les structures de ce secteur.',
      submit: 'Enregistrer les mots',
      reset: 'Revenir aux mots d’origine',
      saved: 'Les mots sont enregistrés. La recherche se met à jour.',
      nothing: 'Rien n’a changé.',
      back: 'Revenir aux référentiels',
    },
    kinds: {
      title: 'Types de structure',
      lead: 'Chaque type avec ce qui le reconnaît. Cette liste suit la loi\u00a0: elle ne se modifie pas ici.',
      caption: 'Types de structure',
      code: 'Sigle',
      name: 'Nom',
      basis: 'Fondement',
      structures: 'Structures',
    },
    files: {
      title: 'Fichiers de référence',
      lead: 'Sur le serveur, les commandes «\u00a0openmap import communes\u00a0», «\u00a0contours\u00a0» et «\u00a0cpv\u00a0» les remplacent.',
      caption: 'Fichiers de référence avec leur origine',
      name: 'Référence',
      count: 'Contenu',
      source: 'Origine',
      date: 'Importé le',
      never: 'Jamais\u00a0: données livrées',
      communes: 'Communes',
      communesCount: (all: number, own: number) =>
        `${plural(all, 'commune', 'communes')}, dont ${formatNumber(own)} dans le territoire`,
      approximate: (count: number) =>
        `${plural(count, 'position approchée ou inconnue', 'positions approchées ou inconnues')}`,
      communesSource: 'INSEE et Etalab (Licence Ouverte), positions GeoNames (CC BY 4.0)',
      contours: {
        commune: 'Contours des communes',
        arrondissement: 'Contours des arrondissements',
        departement: 'Contours des départements',
        region: 'Contours des régions',
      } as { readonly [level: string]: string },
      contoursCount: (count: number) => plural(count, 'contour', 'contours'),
      outline: 'Tracé approché des huit départements, fait à la main',
      cpv: 'Vocabulaire CPV',
      cpvCount: (all: number, checked: number) =>
        `${plural(all, 'code', 'codes')}, dont ${formatNumber(checked)} avec leur clé`,
      cpvDelivered: (count: number) => plural(count, 'libellé court', 'libellés courts'),
      cpvSource: 'Libellés courts de ce logiciel, codes du règlement (CE) 213/2008',
      imported: (file: string, rows: number) => `${file} (${plural(rows, 'ligne', 'lignes')})`,
    },
  },
})
