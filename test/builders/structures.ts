import { nothingMore, type Structure } from '../../app/directory/index.ts'
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
