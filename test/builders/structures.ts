import { nothingMore, type Structure, saveStructures, siret } from '../../app/directory/index.ts'
import type { Ctx } from '../../app/platform/database/context.ts'
import { newId } from '../../app/platform/database/id.ts'

/** An invented structure: everything that a test does not speak of has a value all the same. */
export const structure = (parts: Partial<Structure> & Pick<Structure, 'name'>): Structure => {
  const id = parts.id ?? newId()
  return {
    ...nothingMore,
    slug: `structure-${id.slice(-10)}`,
    siret: null,
    brand: null,
    description: 'Une présentation <b>fictive</b> & assez longue.',
    naf: null,
    address: '1 rue Feinte',
    postCode: '93100',
    city: 'Montreuil',
    communeCode: '93048',
    department: '93',
    position: { latitude: 48.86, longitude: 2.44 },
    website: 'https://structure.exemple.fr/',
    kinds: [{ kind: 'EI', source: 'essai', sourceDate: '2026-01-15' }],
    activities: [
      {
        sector: 'nettoyage',
        service: 'service',
        area: { kind: 'departments', departments: ['93', '75'] },
        deduced: false,
      },
    ],
    fictitious: true,
    source: 'essai',
    sourceDate: '2026-01-15',
    origins: {},
    ...parts,
    id,
  }
}

/** The same, in the database; its SIRET is read as people write it. */
export const aStructure = async (
  ctx: Ctx,
  given: Partial<Omit<Structure, 'siret'>> & { readonly siret?: string } = {},
): Promise<Structure> => {
  const { siret: digits, ...rest } = given
  const read = digits === undefined ? null : siret(digits)
  if (read !== null && !read.ok) throw new Error(read.refusal.sentence)
  const one = structure({ name: 'Structure d’essai', ...rest, siret: read?.value ?? null })
  await saveStructures(ctx, [one])
  return one
}
