import type { RecordContribution } from '../../directory/pages/index.ts'
import { t } from '../messages.ts'

/** What the page of a record offers: to put the structure aside, and to check whether a contract may be reserved to it. */
export const shortlistsOfRecord: RecordContribution = {
  actions: async (_ctx, { slug, siret }) => [
    { label: t.record.putAside, href: `/listes/ajout?structure=${encodeURIComponent(slug)}`, icon: 'list' },
    ...(siret === null
      ? []
      : [
          {
            label: t.record.verify,
            href: `/structures/verifier?siret=${siret}`,
            icon: 'badge-check' as const,
          },
        ]),
  ],
}
