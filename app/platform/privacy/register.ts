import { catalogue } from '../i18n/catalogue.ts'
import { catalogueLines } from './catalogue.ts'
import { classesOf, isPersonal, type TableEntry, type TableName } from './classes.ts'
import { type ProcessingId, processings } from './processings.ts'
import { defaultDays, periods, periodText, retentionText, ruleIds } from './retention/periods.ts'
import { columnTitle, tableTitles } from './words.ts'

const t = catalogue({
  fr: {
    title: '# Registre des activités de traitement',
    lead: 'Registre prévu par l’article 30 du RGPD. Il est produit à partir du catalogue des données du logiciel (`app/platform/privacy/catalogue.ts`)\u00a0: `node tools/privacyRegister.ts` l’écrit, et un test refuse qu’il s’en écarte. Le catalogue lui-même est comparé à la base\u00a0: une colonne sans ligne fait échouer les tests.',
    fill: 'À compléter par l’organisme qui exploite l’installation\u00a0: nom et coordonnées du responsable de traitement et de la personne déléguée à la protection des données. Les bases légales et les durées sont des propositions\u00a0: cette personne décide.',
    transfers:
      'Pour tous les traitements\u00a0: aucun transfert hors de l’Union européenne, aucun appel à un tiers sauf le serveur de courriel et le fournisseur d’identité que l’installation choisit.',
    security:
      'Mesures de sécurité communes\u00a0: droits vérifiés à chaque requête et une seconde fois par la base (règles d’accès par ligne), seconde preuve pour les rôles étendus, mots de passe dérivés par argon2id, jetons gardés sous forme d’empreinte, journal des changements, journal des consultations chaîné, sauvegardes à garder un an au plus, après quoi la liste des effacements à rejouer est elle-même effacée.',
    processings: '## Traitements',
    purpose: 'Finalité',
    basis: 'Base légale',
    people: 'Personnes concernées',
    recipients: 'Destinataires',
    headers: '| Données | Colonnes personnelles | Durée |\n| --- | --- | --- |',
    none: 'aucune',
    secret: (name: string) => `${name} (secret)`,
    periods: '## Durées de conservation',
    periodsLead:
      'Chaque règle est suspendue pour une personne ou une rencontre par une décision enregistrée, et laisse une attestation. La page `/administration/conservation` montre ce qui partira.',
    periodHeaders:
      '| Règle | Durée | Comptée depuis | Effet | D’où vient la durée |\n| --- | --- | --- | --- | --- |',
  },
})

const cells = (entry: TableEntry): string => {
  const named = [...classesOf(entry)].flatMap(([column, one]) => {
    const name = columnTitle(column).replace(/ (le|jusqu’au)$/, '')
    if (one === 'personal' || one === 'sensitive') return [name.toLowerCase()]
    return one === 'secret' ? [t.secret(name)] : []
  })
  return named.length === 0 ? t.none : named.join(', ')
}

const tablesOf = (id: ProcessingId): readonly { readonly table: TableName; readonly entry: TableEntry }[] =>
  catalogueLines.filter(({ entry }) => entry.processing === id && isPersonal(entry))

/** The register of article 30, as Markdown: only what the catalogue says. */
export const registerText = (): string => {
  const sections = (Object.keys(processings) as ProcessingId[]).map((id) => {
    const { title, purpose, legalBasis, people, recipients } = processings[id]
    const facts = [
      `- **${t.purpose}**\u00a0: ${purpose}`,
      `- **${t.basis}**\u00a0: ${legalBasis}`,
      `- **${t.people}**\u00a0: ${people}`,
      `- **${t.recipients}**\u00a0: ${recipients}`,
    ]
    const rows = tablesOf(id).map(
      ({ table, entry }) =>
        `| ${tableTitles[table]} (\`${table}\`) | ${cells(entry)} | ${retentionText(entry.retention)} |`,
    )
    const table = rows.length === 0 ? [] : ['', t.headers, ...rows]
    return [`### ${title}`, '', ...facts, ...table].join('\n')
  })
  const rules = ruleIds.map((id) => {
    const { title, from, effect, anchor } = periods[id]
    return `| ${title} | ${periodText(defaultDays[id])} | ${from} | ${effect} | ${anchor} |`
  })
  const head = [t.title, t.lead, t.fill, t.transfers, t.security, t.processings]
  const tail = [t.periods, t.periodsLead, [t.periodHeaders, ...rules].join('\n')]
  return `${[...head, ...sections, ...tail].join('\n\n')}\n`
}
