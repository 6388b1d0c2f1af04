import { catalogue } from '../i18n/catalogue.ts'
import { formatNumber, plural } from '../i18n/format.ts'

/** Why a table cannot be read, and what to do about it. */
export const t = catalogue({
  fr: {
    notFound: (name: string) =>
      `Le fichier « ${name} » est introuvable. Vérifiez son chemin et vos droits de lecture.`,
    empty: 'Ce fichier est vide. Choisissez un fichier dont la première ligne porte les titres des colonnes.',
    tooBig: (megabytes: number, most: number) =>
      `Ce fichier pèse ${formatNumber(megabytes)} Mo, la limite est de ${formatNumber(most)} Mo. Découpez-le en plusieurs fichiers.`,
    tooManyRows: (most: number) =>
      `Ce fichier dépasse ${formatNumber(most)} lignes. Découpez-le en plusieurs fichiers.`,
    tooManyColumns: (count: number, most: number) =>
      `Ce fichier a ${formatNumber(count)} colonnes, la limite est de ${formatNumber(most)}. Retirez les colonnes inutiles.`,
    cellTooLong: (row: number, column: string, most: number) =>
      `Ligne ${formatNumber(row)}, colonne « ${column} » : le contenu dépasse ${formatNumber(most)} caractères. Raccourcissez-le, ou vérifiez qu’un guillemet n’est pas resté ouvert.`,
    legacyWorkbook:
      'Ce fichier est au format XLS d’avant 2007. Ouvrez-le dans votre tableur, puis enregistrez-le au format XLSX ou CSV.',
    otherArchive:
      'Cette archive n’est pas un classeur XLSX. Ouvrez le fichier dans votre tableur, puis enregistrez-le au format XLSX ou CSV.',
    notATable:
      'Ce fichier n’est ni un CSV ni un classeur XLSX. Enregistrez le tableau dans l’un de ces deux formats.',
    damaged:
      'Ce classeur est abîmé ou incomplet. Ouvrez-le dans votre tableur, puis enregistrez-le de nouveau.',
    damagedJson:
      'Ce fichier JSON est abîmé ou incomplet : une accolade ou un guillemet n’est pas refermé. Demandez-le de nouveau à sa source.',
    bomb: 'Ce classeur se déploie en un contenu démesuré et a été refusé. Enregistrez de nouveau la seule feuille utile.',
    entities:
      'Ce classeur contient des définitions XML interdites et a été refusé. Enregistrez-le de nouveau depuis votre tableur.',
    openQuote: (row: number) =>
      `Après la ligne ${formatNumber(row)}, un guillemet ouvert n’est pas refermé. Fermez-le, ou doublez les guillemets qui font partie du texte.`,
    noHeader: 'La première ligne doit porter les titres des colonnes ; elle est vide. Ajoutez les titres.',
    unknownSheet: (asked: string, found: readonly string[]) =>
      `La feuille « ${asked} » n’existe pas. ${plural(found.length, 'feuille trouvée', 'feuilles trouvées')} : ${found.join(', ')}.`,
  },
})

/** What a page says when columns of a file are chosen: catalogues take it in. */
export const choiceWords = {
  title: 'Reconnaître les colonnes',
  none: 'Aucune colonne',
  choose: 'Choisir une colonne',
  example: (values: readonly string[]) =>
    values.length === 0 ? 'colonne vide' : `ex.\u00a0${values.join(', ')}`,
  all: (value: string) => `Toutes les lignes\u00a0: ${value}`,
  needed: 'Choisissez la colonne qui contient cette information.',
  twice: (field: string) => `Cette colonne est déjà choisie pour «\u00a0${field}\u00a0».`,
  gone: 'Cette colonne n’est pas dans le fichier. Choisissez-en une autre.',
  submit: 'Vérifier les lignes',
  change: 'Changer les colonnes',
  used: 'Colonnes retenues',
  unused: (headers: readonly string[]) =>
    `${headers.length === 1 ? 'Colonne laissée de côté' : 'Colonnes laissées de côté'}\u00a0: ${headers.join(', ')}.`,
}
