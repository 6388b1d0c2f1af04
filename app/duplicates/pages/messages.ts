import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatNumber, plural } from '../../platform/i18n/format.ts'

export const m = catalogue({
  fr: {
    title: 'Réunir les doublons',
    lead: 'Deux fiches décrivent parfois le même établissement. Comparez-les, gardez-en une\u00a0: rien de ce qui était lié à l’autre ne se perd.',
    tabs: 'Paires de fiches',
    states: { open: 'À examiner', aside: 'Écartées', merged: 'Réunies' },
    department: 'Département',
    everyDepartment: 'Tous les départements',
    noDepartment: 'Sans département',
    filter: 'Filtrer',
    caption: {
      open: 'Fiches qui se ressemblent, les plus proches d’abord',
      aside: 'Fiches dites différentes, la dernière décision d’abord',
      merged: 'Fiches réunies, la dernière d’abord',
    },
    columns: { pair: 'Fiches', score: 'Ressemblance', why: 'Pourquoi', action: 'Que faire' },
    score: (score: number, likely: boolean) => `${score}\u00a0% – ${likely ? 'très probable' : 'à vérifier'}`,
    compare: 'Comparer',
    both: (one: string, other: string) => `${one} et ${other}`,
    none: { open: 'Aucun doublon à examiner', aside: 'Aucune paire écartée', merged: 'Aucune fiche réunie' },
    noneText: {
      open: 'Chaque fiche créée, modifiée ou importée est comparée aux autres en quelques minutes\u00a0; celles qui se ressemblent apparaissent ici.',
      aside: 'Les paires dont vous dites «\u00a0ce ne sont pas des doublons\u00a0» apparaissent ici.',
      merged:
        'Les fiches que vous réunissez apparaissent ici\u00a0; vous pouvez défaire une réunion pendant 30\u00a0jours.',
    },
    directory: 'Ouvrir l’annuaire',
    scanned: (when: string) => `Fiches comparées le ${when}.`,
    notScanned:
      'Les fiches n’ont pas encore été comparées\u00a0: la première comparaison commence dans quelques minutes.',
    skipped: (what: string) =>
      `Points communs laissés de côté, parce que plus de 50\u00a0fiches les partagent\u00a0: ${what}.`,
    sorts: {
      siren: (count: number) => plural(count, 'SIREN', 'SIREN'),
      phone: (count: number) => plural(count, 'téléphone', 'téléphones'),
      email: (count: number) => plural(count, 'adresse électronique', 'adresses électroniques'),
      site: (count: number) => plural(count, 'site internet', 'sites internet'),
      name: (count: number) => plural(count, 'nom dans une commune', 'noms dans une commune'),
      near: (count: number) => plural(count, 'lieu', 'lieux'),
    },
    reasons: {
      siret: 'même SIRET',
      siren: 'même SIREN',
      otherSiren: 'deux SIREN différents',
      phone: 'même téléphone',
      email: 'même adresse électronique',
      website: 'même site internet',
      name: (percent: number) => (percent === 100 ? 'même nom' : `noms proches (${percent}\u00a0%)`),
      otherName: 'noms sans rien de commun',
      address: 'même adresse',
      street: 'même rue',
      commune: 'même commune',
      elsewhere: 'deux communes différentes',
      near: (metres: string) => `à ${metres} l’une de l’autre`,
      far: (metres: string) => `éloignées de ${metres}`,
    },
    pair: {
      title: 'Comparer deux fiches',
      reasons: 'Pourquoi elles se ressemblent',
      keepLabel: 'Fiche à garder',
      keep: (name: string, mark: string) => `Garder «\u00a0${name}\u00a0» (${mark})`,
      records: 'Les deux fiches',
      field: 'Information',
      kept: 'Fiche gardée',
      other: 'Autre fiche',
      record: 'Fiche',
      siret: 'SIRET',
      address: 'Adresse',
      body: 'Tenue par',
      nobody: 'Aucun organisme',
      complete: 'Remplie à',
      percent: (percent: number) => `${percent}\u00a0%`,
      source: 'Source',
      sourceOf: (source: string, date: string | null) => (date === null ? source : `${source}, ${date}`),
      empty: 'Non renseigné',
      values: 'Valeurs à garder',
      valuesLead: 'Seules les informations qui diffèrent sont à choisir. La valeur proposée est cochée.',
      noValues: 'Les deux fiches disent la même chose.',
      same: (fields: string) => `Identiques sur les deux fiches\u00a0: ${fields}.`,
      keepBoth: 'Réunir les deux',
      from: { kept: 'fiche gardée', merged: 'autre fiche' },
      option: (value: string, from: string) => `${value} (${from})`,
      siretForced: 'le numéro passe à la fiche gardée',
      why: {
        only: 'proposée\u00a0: seule renseignée',
        written: 'proposée\u00a0: écrite comme un nom',
        declared: 'proposée\u00a0: déclarée par la structure',
        recent: 'proposée\u00a0: la plus récente',
        together: 'proposé\u00a0: rien ne se perd',
        kept: 'proposée\u00a0: valeur de la fiche gardée',
      },
      contact: 'Personne à contacter',
      moves: 'Ce qui suivra',
      address301: (slug: string, name: string) =>
        `L’adresse /structures/${slug} mènera à la fiche gardée («\u00a0${name}\u00a0»), y compris pour ceux qui réutilisent les données.`,
      events: (titles: string) =>
        `Rencontres où l’autre fiche participe, rattachées à la fiche gardée\u00a0: ${titles}.`,
      bothEvents: (titles: string) =>
        `Les deux fiches participent à ${titles}\u00a0: leurs deux participations restent, avec leurs rendez-vous.`,
      drafts: (count: number) =>
        count === 1
          ? 'Une rencontre en préparation suivra aussi.'
          : `${formatNumber(count)}\u00a0rencontres en préparation suivront aussi.`,
      lists: (count: number) =>
        count === 1
          ? 'Une liste d’acheteur qui contient l’autre fiche contiendra la fiche gardée\u00a0; sa note est conservée.'
          : `${formatNumber(count)}\u00a0listes d’acheteurs qui contiennent l’autre fiche contiendront la fiche gardée\u00a0; leurs notes sont conservées.`,
      photos: (count: number) =>
        count === 1
          ? 'Une photo s’ajoutera à la fiche gardée.'
          : `${formatNumber(count)}\u00a0photos s’ajouteront à la fiche gardée.`,
      claimed: (body: string) => `${body} tiendra la fiche gardée.`,
      history: 'L’historique des deux fiches est conservé.',
      undoable: 'Vous pourrez défaire cette réunion pendant 30\u00a0jours.',
      merge: 'Réunir les deux fiches',
      notTwins: 'Ce ne sont pas des doublons',
      notTwinsText: 'La paire ne sera plus proposée. Vous pourrez revenir sur cette décision.',
      choose: 'Choisissez la fiche à garder.',
      asideTitle: 'Ces fiches ont été dites différentes',
      reopen: 'Examiner de nouveau',
      mergedTitle: (when: string) => `Ces fiches ont été réunies le ${when}`,
      mergedText: (name: string) => `La fiche «\u00a0${name}\u00a0» a été gardée.`,
      undoText: (until: string) => `Vous pouvez défaire cette réunion jusqu’au ${until}.`,
      undoPast: 'Cette réunion ne peut plus être défaite.',
      undo: 'Défaire la réunion',
      seeKept: 'Voir la fiche gardée',
    },
    done: {
      aside: 'C’est noté\u00a0: ces fiches ne seront plus proposées ensemble.',
      asideUndo: 'Annuler',
      reopened: 'La paire est de nouveau à examiner.',
      merged: (name: string) => `Les deux fiches sont réunies. «\u00a0${name}\u00a0» est gardée.`,
      undone: (name: string) =>
        `La réunion est défaite\u00a0: «\u00a0${name}\u00a0» est revenue dans l’annuaire.`,
      undoneBut: (name: string, fields: string, links: number) =>
        [
          `La réunion est défaite\u00a0: «\u00a0${name}\u00a0» est revenue dans l’annuaire.`,
          ...(fields === ''
            ? []
            : [`Modifié depuis, et laissé tel quel sur la fiche gardée\u00a0: ${fields}.`]),
          ...(links === 0
            ? []
            : [
                links === 1
                  ? 'Un lien a changé depuis et reste sur la fiche gardée.'
                  : `${formatNumber(links)}\u00a0liens ont changé depuis et restent sur la fiche gardée.`,
              ]),
        ].join(' '),
    },
  },
})
