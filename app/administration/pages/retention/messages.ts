import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { plural } from '../../../platform/i18n/format.ts'

export const w = catalogue({
  fr: {
    title: 'Conservation des données',
    lead: (when: string) =>
      `Ce qui sera effacé à la prochaine exécution, ${when}, si rien ne change d’ici là.`,
    last: (when: string) => `Dernière exécution\u00a0: ${when}.`,
    never: 'Les règles n’ont pas encore été exécutées ici.',
    demoTitle: 'Territoire de démonstration',
    demo: 'Les données inventées restent\u00a0: seules les règles qui touchent de vraies personnes (comptes, connexions, copies) s’appliquent.',
    requests: (waiting: number, blocked: number) =>
      blocked === 0
        ? `${plural(waiting, 'personne a demandé', 'personnes ont demandé')} à être effacée dans les sept jours.`
        : `${plural(waiting + blocked, 'demande d’effacement', 'demandes d’effacement')}, dont ${blocked} en attente d’un relais ou de la fin d’un litige.`,
    rules: {
      title: 'Règles',
      caption: 'Règles de conservation et ce qu’elles effaceraient',
      rule: 'Règle',
      period: 'Durée',
      after: (from: string) => `après ${from}`,
      due: 'Partirait',
      nothing: 'rien',
      lines: (table: string, count: number) => `${table}\u00a0: ${count}`,
      oldest: 'Le plus ancien',
      none: '–',
      held: 'Suspendu',
      exempt: 'données inventées\u00a0: rien ne part',
      anchor: 'D’où vient la durée',
    },
    hold: {
      title: 'Suspensions',
      lead: 'Un litige, un contrôle ou une enquête suspend toutes les règles pour une personne ou une rencontre, jusqu’à ce que quelqu’un lève la suspension.',
      none: 'Aucune suspension',
      noneText: 'Les règles s’appliquent à tout le monde.',
      about: 'Concerne',
      gone: 'n’existe plus',
      kinds: { person: 'personne', event: 'rencontre' },
      reason: 'Motif',
      placed: 'Depuis le',
      lift: 'Lever la suspension',
      place: 'Suspendre l’effacement',
      kind: 'Concerne',
      kindMissing: 'Choisissez une personne ou une rencontre.',
      subject: 'Qui, ou quelle rencontre',
      subjectHint:
        'Pour une personne, son adresse de courriel. Pour une rencontre, la fin de son adresse\u00a0: «\u00a0batiments-et-jardins\u00a0» pour /rencontres/batiments-et-jardins.',
      subjectMissing: 'Donnez une adresse de courriel, ou la fin de l’adresse d’une rencontre.',
      reasonHint: 'Il reste dans le journal. N’y écrivez pas plus que nécessaire.',
      reasonMissing: 'Dites pourquoi\u00a0: un litige, un contrôle, une enquête.',
      submit: 'Suspendre l’effacement',
      placedFlash: 'L’effacement est suspendu.',
      lifted: 'La suspension est levée.',
      notThere: 'Cette suspension était déjà levée.',
    },
    certificates: {
      title: 'Attestations',
      lead: 'Une ligne pour chaque règle qui a effacé quelque chose. L’empreinte couvre la règle, la date, les nombres et les identifiants effacés.',
      none: 'Rien n’a encore été effacé par une règle',
      rule: 'Règle',
      when: 'Le',
      gone: 'Effacé',
      lines: (count: number) => plural(count, 'ligne', 'lignes'),
      held: 'Suspendu',
      hash: 'Empreinte',
    },
  },
})
