import { type NewAccount, saveAccounts, saveOrganisations } from '../../app/accounts/index.ts'
import type { Ctx } from '../../app/platform/database/context.ts'
import { newId } from '../../app/platform/database/id.ts'

/** A body of the tests, known by its slug. */
export const addBody = async (ctx: Ctx, slug: string): Promise<string> => {
  const id = newId()
  await saveOrganisations(ctx, [
    {
      id,
      slug,
      name: `Organisme ${slug}`,
      kinds: ['buyer'],
      siren: null,
      departments: ['93'],
      city: null,
      website: null,
      description: null,
      fictitious: true,
    },
  ])
  return id
}

/** Somebody of the tests, with what they hold; their address begins by their name. */
export const addPerson = async (
  ctx: Ctx,
  name: string,
  held: Partial<Pick<NewAccount, 'memberships' | 'platform' | 'demo' | 'email'>> = {},
): Promise<string> => {
  const id = newId()
  await saveAccounts(ctx, [
    { id, name, email: `${name}@essai.invalid`, memberships: [], platform: [], ...held },
  ])
  return id
}
