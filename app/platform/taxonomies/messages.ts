import { catalogue } from '../i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    columnsMissing: (missing: string, found: string) =>
      `Il manque la colonne ${missing}. Titres lus\u00a0: ${found}. Renommez vos colonnes, puis recommencez.`,
    code: 'Un code CPV compte 8\u00a0chiffres, suivis ou non de leur clé (90910000-9)\u00a0: corrigez-le.',
    label: 'Indiquez le libellé de ce code.',
    repeated: (row: number) => `Ce code est déjà celui de la ligne ${row}\u00a0: gardez une seule des deux.`,
    check: 'La clé est un seul chiffre\u00a0: elle est laissée vide.',
    parent: (parent: string) =>
      parent === ''
        ? 'Ce code est une division\u00a0: il n’a pas de parent.'
        : `Le plus proche ancêtre de ce code est ${parent}\u00a0: c’est lui qui est retenu.`,
    formula: 'Une formule de tableur n’est jamais reprise\u00a0: remplacez-la par sa valeur.',
  },
})
