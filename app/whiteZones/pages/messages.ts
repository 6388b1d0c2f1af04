import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatDecimal, formatNumber, plural } from '../../platform/i18n/format.ts'

const structures = (count: number): string => plural(count, 'structure', 'structures')
const demands = (count: number): string => plural(count, 'demande', 'demandes')

export const z = catalogue({
  fr: {
    title: 'Zones blanches',
    directory: 'Structures',
    lead: 'Où l’offre des structures manque-t-elle, au regard de ce que les acheteurs publics achètent\u00a0? Chaque case compare un département et un secteur.',
    method: 'Lire la méthode',
    csv: 'Télécharger en CSV',
    filters: {
      sector: 'Secteur d’activité',
      everySector: 'Tous les secteurs',
      source: 'Source de la demande',
      everySource: 'Toutes les sources',
      from: 'À partir du',
      to: 'Jusqu’au',
      backwards: 'La période finit avant de commencer\u00a0: échangez les deux dates.',
      sources: { contracts: 'Marchés attribués', needs: 'Besoins des acheteurs' },
    },
    verdicts: {
      white: 'Zone blanche',
      usual: 'Dans la moyenne',
      ample: 'Offre abondante',
      few: 'Trop peu de demandes',
      none: 'Aucune demande connue',
    },
    legend: {
      white: 'Zone blanche\u00a0: offre nettement sous la moyenne du territoire',
      usual: 'Pas d’écart net avec la moyenne',
      ample: 'Offre nettement au-dessus de la moyenne',
      few: 'Moins de 5 demandes\u00a0: pas de jugement',
      none: 'Aucune demande connue',
    },
    found: (white: number, judged: number) =>
      `${plural(white, 'zone blanche', 'zones blanches')} sur ${plural(judged, 'case où', 'cases où')} la demande suffit pour juger.`,
    noDemand:
      'Aucune demande n’est connue pour ces critères\u00a0: rien n’est coloré. Élargissez la période, ou changez de source.',
    mean: (ratio: number) =>
      `Moyenne du territoire\u00a0: ${formatDecimal(ratio * 10)} structures pour 10 demandes.`,
    meanShort: (ratio: number) => `${formatDecimal(ratio * 10)} structures pour 10 demandes`,
    map: {
      title: (what: string) => `Carte\u00a0: ${what}`,
      every: 'tous secteurs',
      label: (what: string) =>
        `Départements colorés selon l’offre au regard de la demande, ${what}. Le tableau qui suit donne les mêmes chiffres.`,
      territory: (name: string, verdict: string, supply: number, lines: number) =>
        `${name}\u00a0: ${verdict}, ${structures(supply)} pour ${demands(lines)}`,
      none: 'Le tracé des départements de ce territoire n’est pas connu\u00a0: le tableau donne tous les chiffres.',
    },
    table: {
      title: 'Tableau par secteur et par département',
      summary:
        'Chaque case donne le nombre de structures, puis le nombre de demandes connues. Elle mène au détail.',
      sector: 'Secteur',
      whole: 'Tous secteurs',
      cell: (supply: number, lines: number) => `${formatNumber(supply)} / ${formatNumber(lines)}`,
      said: (sector: string, department: string, supply: number, lines: number, verdict: string) =>
        `${sector}, ${department}\u00a0: ${structures(supply)}, ${demands(lines)}. ${verdict}.`,
    },
    coverage: {
      title: 'D’où viennent ces chiffres',
      source: 'Source',
      lines: 'Demandes',
      dates: 'Dates',
      outside: 'Hors des cases',
      between: (first: string, last: string) => `du ${first} au ${last}`,
      undated: 'sans date',
      without: (sector: number, department: number) =>
        `${formatNumber(sector)} sans secteur reconnu, ${formatNumber(department)} sans département`,
      nothing: 'Aucune demande n’est enregistrée.',
      supply: (count: number, day: string) =>
        `Offre\u00a0: ${structures(count)} dans l’annuaire, le ${day}. Une structure compte dans chaque département qu’elle sert.`,
      files: 'Fichiers de marchés lus',
      import: 'Importer des marchés attribués',
      file: (credit: string, when: string, kept: number) =>
        `${credit} – lu le ${when}, ${plural(kept, 'marché retenu', 'marchés retenus')}`,
    },
    detail: {
      title: (sector: string, department: string) => `${sector}, ${department}`,
      kicker: 'Zones blanches, détail d’une case',
      structures: 'Structures qui servent ce territoire',
      toCheck: (count: number) => `dont ${formatNumber(count)} à vérifier (zone non précisée)`,
      posts: (count: number) => plural(count, 'poste d’insertion connu', 'postes d’insertion connus'),
      demands: 'Demandes connues',
      ratio: 'Structures pour 10 demandes',
      interval: (low: number, high: number | null) =>
        high === null
          ? `au moins ${formatDecimal(low * 10)} (intervalle à 95\u00a0%)`
          : `entre ${formatDecimal(low * 10)} et ${formatDecimal(high * 10)} (intervalle à 95\u00a0%)`,
      source: 'annuaire',
      lines: 'marchés et besoins',
      sums: {
        white: (mean: string) =>
          `Tout l’intervalle est sous la moyenne du territoire (${mean}). L’offre manque, et le hasard des petits nombres ne suffit pas à l’expliquer.`,
        ample: (mean: string) =>
          `Tout l’intervalle est au-dessus de la moyenne du territoire (${mean}). L’offre est abondante.`,
        usual: (mean: string) =>
          `L’intervalle contient la moyenne du territoire (${mean}). L’écart peut venir du hasard\u00a0: la case n’est pas jugée.`,
        few: (mean: string) =>
          `Moins de 5 demandes sont connues\u00a0: c’est trop peu pour juger. Moyenne du territoire\u00a0: ${mean}.`,
        none: () => 'Aucune demande n’est connue\u00a0: il n’y a rien à comparer.',
      },
      see: (count: number) => `Voir ${count < 2 ? 'la structure' : `les ${structures(count)}`}`,
      seeNone: 'Aucune structure de l’annuaire ne sert ce territoire dans ce secteur.',
      rows: 'Demandes comptées',
      empty: 'Aucune demande pour ces critères.',
      date: 'Date',
      what: 'Objet',
      buyer: 'Acheteur',
      amount: 'Montant',
      winners: 'Titulaires de l’annuaire',
      weak: (name: string) => `${name} (même entreprise, autre établissement)`,
      need: 'Besoin exprimé pour une rencontre',
      placeOfBuyer: 'lieu de l’acheteur',
      euros: (amount: number) => `${formatNumber(amount)}\u00a0€ HT`,
      back: 'Revenir aux zones blanches',
      privacy:
        'Les besoins sont comptés sans leur texte ni leur acheteur. Parmi les titulaires, seules les structures de l’annuaire sont nommées.',
    },
    columns: {
      sector: 'Secteur',
      code: 'Code du département',
      department: 'Département',
      structures: 'Structures',
      toCheck: 'Dont à vérifier',
      posts: 'Postes d’insertion connus',
      demands: 'Demandes',
      amount: 'Montant HT',
      ratio: 'Structures par demande',
      low: 'Borne basse (95 %)',
      high: 'Borne haute (95 %)',
      mean: 'Moyenne du territoire',
      verdict: 'Lecture',
    },
    fileName: 'zones-blanches.csv',
  },
})
