import { catalogue } from '../../platform/i18n/catalogue.ts'
import { formatNumber, formatPercent, plural } from '../../platform/i18n/format.ts'

/** Words of the report, on the page of the organiser, in public and in the document. */
export const r = catalogue({
  fr: {
    title: 'Bilan',
    fileName: (slug: string) => `bilan-${slug}`,
    lead: (event: string) => `Ce que l’on sait de la rencontre «\u00a0${event}\u00a0».`,
    notYet: 'Le bilan paraîtra après la rencontre',
    notYetText: 'Il donnera le nombre de participants, de rendez-vous et les suites connues.',
    nothing: 'Aucun chiffre n’a été communiqué',
    nothingText: 'L’organisateur n’a publié aucun chiffre pour cette rencontre.',
    pdf: 'Bilan (PDF)',
    asOf: (when: string) => `Chiffres arrêtés au ${when}.`,
    tooFew: 'Trop peu de réponses\u00a0: moins de trois.',
    noAnswer: 'Aucune réponse pour l’instant.',
    headers: { answer: 'Réponse', count: 'Nombre' },
    part: (count: number, share: number) => `${formatNumber(count)} (${formatPercent(share)})`,
    rate: (answers: number, asked: number, rate: number) =>
      `${plural(answers, 'réponse', 'réponses')} sur ${formatNumber(asked)} attendues, soit ${formatPercent(rate)}.`,
    people: {
      title: 'Participants',
      registered: 'Personnes inscrites, par rôle',
      present: 'Personnes présentes, par rôle',
      totals: (registered: number, present: number) =>
        `${plural(present, 'personne présente', 'personnes présentes')} sur ${plural(registered, 'inscrite', 'inscrites')}.`,
      registeredOnly: (registered: number) =>
        `${plural(registered, 'personne inscrite', 'personnes inscrites')}. Les arrivées n’ont pas été notées à l’accueil.`,
    },
    meetings: {
      title: 'Rendez-vous',
      caption: 'Du souhait au rendez-vous tenu',
      asked: 'Demandés par au moins une partie',
      planned: 'Prévus au plan publié',
      held: 'Tenus, d’après au moins une partie',
      notHeld: 'Non tenus, ou une partie absente',
      unsaid: 'Sans nouvelles des deux parties',
      unmet: 'Souhaits sans rendez-vous, par raison',
    },
    atOnce: {
      title: 'Sur le moment',
      caption: 'Ce que le rendez-vous a donné, d’après chaque partie',
      sides: (buyers: number, suppliers: number) =>
        `Dont ${plural(buyers, 'réponse d’acheteur', 'réponses d’acheteurs')} et ${plural(suppliers, 'réponse de structure', 'réponses de structures')}.`,
      otherwise: 'L’auriez-vous rencontré autrement\u00a0?',
    },
    late: {
      title: 'Les suites',
      'day-7': 'À 7 jours, d’après chaque partie',
      'day-90': 'À 90 jours, d’après chaque partie',
      followed: 'Ce qui a suivi, par rendez-vous',
      followedNote: 'Un même rendez-vous compte une fois par suite, même si les deux parties l’ont dite.',
    },
    satisfaction: {
      title: 'Satisfaction',
      means: 'Notes moyennes, de 1 à 5',
      outOf5: (mean: string) => `${mean} sur 5`,
      recommend: 'Recommanderiez-vous cette rencontre\u00a0?',
      promoters: 'La recommandent (9 ou 10)',
      passives: 'Neutres (7 ou 8)',
      detractors: 'Ne la recommandent pas (0 à 6)',
      score: (score: string) =>
        `Indice de recommandation\u00a0: ${score}, de −100 à 100 (part de ceux qui recommandent, moins part de ceux qui ne recommandent pas).`,
    },
    talks: 'Interventions à revoir',
    testimonies: 'Témoignages',
    said: (job: string, body: string) => `${job}, ${body}`,
    method: 'Méthode',
    methodLines: {
      units:
        'Les inscriptions et les arrivées sont comptées par personne, les rendez-vous par couple d’un acheteur et d’une structure.',
      answers:
        'Chaque partie d’un rendez-vous répond pour elle-même, sur le moment, puis à 7 et à 90 jours\u00a0; sa dernière réponse à chaque étape compte. Deux réponses sont donc attendues par rendez-vous prévu.',
      held: 'Un rendez-vous est dit tenu dès qu’une partie lui donne une suite ou le dit sans suite. Ce que personne n’a dit n’est pas estimé.',
      few: 'Une question à laquelle moins de trois personnes ont répondu n’est pas détaillée.',
    },
  },
})
