import { catalogue } from '../platform/i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    import: {
      notFound: (name: string) => `Le fichier «\u00a0${name}\u00a0» est introuvable.`,
      tooBig: 'Ce fichier est trop gros\u00a0: découpez-le par année.',
      notDecp:
        'Ce tableau n’a pas la forme des données essentielles\u00a0: il faut au moins les colonnes «\u00a0uid\u00a0» et «\u00a0acheteur_id\u00a0».',
    },
  },
})
