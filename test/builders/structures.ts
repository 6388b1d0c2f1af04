import { type Structure, saveStructures, siret } from '../../app/directory/index.ts'
import type { Ctx } from '../../app/platform/database/context.ts'
import { newId } from '../../app/platform/database/id.ts'

/** A structure that exists for one test; its name ends its address with its identifier. */
export const aStructure = async (
  ctx: Ctx,
  given: Partial<Omit<Structure, 'siret'>> & { readonly siret?: string } = {},
): Promise<Structure> => {
  const id = given.id ?? newId()
  const { siret: digits, ...rest } = given
  const read = digits === undefined ? null : siret(digits)
  if (read !== null && !read.ok) throw new Error(read.refusal.sentence)
  const structure = {
    id,
    slug: `essai-${id.replaceAll('-', '').slice(-10)}`,
    siret: read?.value ?? null,
    name: 'Structure d’essai',
    brand: null,
    description: null,
    naf: null,
    address: '1 rue d’essai',
    postCode: '93100',
    city: 'Montreuil',
    communeCode: '93048',
    department: '93',
    position: { latitude: 48.86, longitude: 2.44 },
    website: null,
    kinds: [{ kind: 'EI', source: 'essai', sourceDate: '2026-01-05' }],
    activities: [
      {
        sector: 'nettoyage',
        service: 'service',
        area: { kind: 'departments', departments: ['93'] },
        deduced: false,
      },
    ],
    fictitious: true,
    source: 'essai',
    sourceDate: '2026-01-05',
    origins: {},
    ...rest,
  } as Structure
  await saveStructures(ctx, [structure])
  return structure
}
