import { proposeCorrection, proposeStructure } from '../app/curation/index.ts'
import type { Structure } from '../app/directory/index.ts'
import type { Ctx } from '../app/platform/database/context.ts'
import { fictitiousSiret } from './identifiers.ts'
import type { Kept } from './lists.ts'
import { messages } from './messages.ts'

/** Beyond the numbers of the structures and of the contracts. */
const MISSING = 95_000

/** What a moderator finds on the first day: a record said to be out of date, and a structure that is missing. */
export const loadProposals = async (
  ctx: Ctx,
  kept: Kept,
  { structures }: { readonly structures: readonly Structure[] },
): Promise<void> => {
  const { correction, missing } = messages.proposals
  const structure = structures.find(
    ({ organisationId, phone, kinds }) =>
      organisationId === null && phone !== null && kinds.some(({ kind }) => kind === 'ACI'),
  )
  if (structure !== undefined)
    kept(
      await proposeCorrection(ctx, {
        structure,
        change: { phone: null, website: correction.website },
        words: { source: correction.source, message: correction.message, email: null },
      }),
    )
  kept(
    await proposeStructure(ctx, {
      structure: {
        siret: fictitiousSiret(MISSING),
        name: missing.name,
        kinds: ['EI'],
        description: missing.description,
        address: missing.address,
        postCode: '93100',
        city: 'Montreuil',
      },
      words: { source: missing.source, message: null, email: null },
    }),
  )
}
