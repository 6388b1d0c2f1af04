import { catalogue } from '../../platform/i18n/catalogue.ts'

/** Why an erasure is not suspended. */
export const holdRefusals = catalogue({
  fr: {
    unknown: {
      person: 'Aucun compte n’a cette adresse. Vérifiez-la, ou cherchez la personne dans la liste.',
      event: 'Aucune rencontre n’a cette adresse. Ouvrez sa page et copiez la fin de son adresse.',
    },
    already: 'L’effacement est déjà suspendu\u00a0: voyez la liste.',
  },
})
