import type { Structure } from '../app/directory/index.ts'
import type { Ctx } from '../app/platform/database/context.ts'
import { addToShortlist, createShortlist, noteStructure } from '../app/shortlists/index.ts'
import type { DemoAccount } from './accounts.ts'
import { messages } from './messages.ts'

export type Kept = <T>(
  result:
    | { readonly ok: true; readonly value: T }
    | { readonly ok: false; readonly refusal: { readonly sentence: string } },
) => T

/** A list that the buyer shares with their colleague: three structures of cleaning, of which one is noted on. */
export const loadLists = async (
  ctx: Ctx,
  kept: Kept,
  {
    accounts,
    structures,
  }: { readonly accounts: readonly DemoAccount[]; readonly structures: readonly Structure[] },
): Promise<void> => {
  const buyer = accounts.find(({ demo }) => demo === 'acheteur')
  const body = buyer?.memberships[0]
  const chosen = structures
    .filter(({ activities }) => activities.some(({ sector }) => sector === 'nettoyage'))
    .slice(0, 3)
  const [first] = chosen
  if (buyer === undefined || body === undefined || first === undefined) return
  const asBuyer: Ctx = {
    ...ctx,
    actor: {
      kind: 'person',
      personId: buyer.id,
      sessionId: '',
      name: buyer.name,
      shared: true,
      memberships: [{ ...body, kinds: [], departments: [] }],
      platform: [],
      asleep: [],
    },
  }
  const { title, note } = messages.lists
  const list = kept(await createShortlist(asBuyer, { title, organisationId: body.organisationId }))
  kept(await addToShortlist(asBuyer, { listId: list.id, structureIds: chosen.map(({ id }) => id) }))
  kept(await noteStructure(asBuyer, { listId: list.id, structureId: first.id, note, version: 0 }))
}
