import { catalogue } from '../i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    columnsMissing: (missing: string, found: string) =>
      `Il manque la colonne ${missing}. Titres lus\u00a0: ${found}. Renommez vos colonnes, puis recommencez.`,
    code: 'Un code INSEE de commune compte 5\u00a0caractères, par exemple 93066 ou 2A004\u00a0: corrigez-le.',
    name: 'Indiquez le nom de la commune.',
    repeated: (row: number) => `Ce code est déjà celui de la ligne ${row}\u00a0: gardez une seule des deux.`,
    position:
      'Cette position est impossible\u00a0: écrivez des degrés décimaux (longitude, latitude). L’ancienne est gardée.',
    postCode: 'Un code postal compte 5\u00a0chiffres\u00a0: celui-ci est ignoré.',
    department: 'Ce département n’existe pas\u00a0: celui du code de la commune est retenu.',
    formula: 'Une formule de tableur n’est jamais reprise\u00a0: remplacez-la par sa valeur.',
    contour: {
      notFound: (path: string) =>
        `Le fichier «\u00a0${path}\u00a0» est introuvable. Vérifiez son chemin et vos droits de lecture.`,
      notGeoJson:
        'Ce fichier n’est pas un GeoJSON\u00a0: il doit contenir une collection d’éléments (FeatureCollection) ou un élément (Feature).',
      damaged: (done: number) =>
        `Ce GeoJSON est abîmé ou incomplet après l’élément ${done}\u00a0: téléchargez-le de nouveau. Rien n’a été écrit.`,
      encoding: 'Ce fichier n’est pas en UTF-8\u00a0: enregistrez-le dans cet encodage.',
      tooBig: (megabytes: number) =>
        `Un élément de ce fichier dépasse ${megabytes}\u00a0Mo\u00a0: simplifiez les contours avant de les importer.`,
      none: 'Ce GeoJSON ne contient aucun élément\u00a0: vérifiez qu’il s’agit du bon fichier.',
      code: (level: string) =>
        `Ce code n’est pas celui d’un contour de niveau ${level}\u00a0: vérifiez la propriété «\u00a0code\u00a0» et l’option --level.`,
      otherName: (official: string) =>
        `Ce code est celui de «\u00a0${official}\u00a0»\u00a0: corrigez le code ou le nom, ou vérifiez l’option --level.`,
      name: 'La propriété «\u00a0nom\u00a0» manque\u00a0: le code en tient lieu.',
      repeated: (row: number) => `Ce code est déjà celui de l’élément ${row}\u00a0: gardez un seul des deux.`,
      geometry: 'La géométrie doit être un polygone ou plusieurs (Polygon, MultiPolygon).',
      ring: 'Un anneau a au moins quatre points et finit où il commence\u00a0: refermez-le.',
      degrees:
        'Les coordonnées doivent être en degrés (WGS\u00a084), longitude puis latitude\u00a0: convertissez le fichier.',
    },
    credit: {
      drawn: 'Fond\u00a0: contours des départements, tracé approché.',
      imported: (source: string) =>
        `Fond\u00a0: contours ${source}, Licence Ouverte, simplifiés pour l’affichage.`,
      mixed: (source: string) =>
        `Fond\u00a0: contours ${source}, Licence Ouverte, simplifiés\u00a0; à défaut, tracé approché.`,
    },
  },
})
