import { mayEditRecord, tendsRecord } from '../../directory/index.ts'
import { type RecordContribution, recordPath } from '../../directory/pages/index.ts'
import { openProposalsOf } from '../store/proposals.ts'
import { p } from './messages.ts'
import { claimPath, proposalPath, QUEUE } from './paths.ts'

const r = p.record

/** What the page of a record offers: to say what is wrong, to take it in hand; to those who look after it, its past. */
export const curationOfRecord: RecordContribution = {
  actions: async ({ actor }, structure) => [
    ...(mayEditRecord(actor, structure)
      ? [{ label: r.history, href: recordPath(structure, 'historique'), icon: 'history' as const }]
      : []),
    ...(tendsRecord(actor, structure)
      ? [{ label: r.remove, href: recordPath(structure, 'retrait'), icon: 'trash-2' as const }]
      : []),
    { label: r.report, href: recordPath(structure, 'signaler'), icon: 'flag' as const },
  ],
  banners: async ({ actor, db, scope }, structure) => {
    const open = tendsRecord(actor, structure) ? await openProposalsOf(db, scope, structure.id) : []
    const [first] = open
    const { siret, organisationId } = structure
    return [
      ...(first === undefined
        ? []
        : [
            {
              tone: 'info' as const,
              title: r.waiting(open.length),
              action: { label: r.waitingAction, href: open.length === 1 ? proposalPath(first.id) : QUEUE },
            },
          ]),
      ...(organisationId === null && siret !== null && !mayEditRecord(actor, structure)
        ? [
            {
              tone: 'info' as const,
              title: r.claim,
              text: r.claimText,
              action: { label: r.claimAction, href: claimPath(siret) },
            },
          ]
        : []),
    ]
  },
}
