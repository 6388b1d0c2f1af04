import type { NewAccount } from '../app/accounts/index.ts'
import type { Bodies } from './bodies.ts'

export type DemoAccount = NewAccount & { readonly demo: string }

/** One account for each role that the platform knows, entered by one click on the demonstration only. */
export const makeAccounts = (bodies: Bodies, newId: () => string): readonly DemoAccount[] => {
  const account = (
    demo: string,
    name: string,
    held: Partial<Pick<NewAccount, 'memberships' | 'platform'>> = {},
  ): DemoAccount => ({
    id: newId(),
    demo,
    name,
    email: `${demo}@demonstration.invalid`,
    memberships: [],
    platform: [],
    ...held,
  })
  const member = (
    organisation: { readonly id: string } | undefined,
    role: 'reader' | 'contributor' | 'manager',
  ) => (organisation === undefined ? {} : { memberships: [{ organisationId: organisation.id, role }] })
  const [structure, contractor] = bodies.firms
  return [
    account('acheteur', 'Acheteur public', member(bodies.buyers[0], 'manager')),
    account('agent', 'Collègue de l’acheteur, en lecture', member(bodies.buyers[0], 'reader')),
    account('structure', 'Structure de l’ESS', member(structure, 'manager')),
    account('titulaire', 'Titulaire de marchés', member(contractor, 'manager')),
    account('reseau', 'Réseau partenaire', member(bodies.networks[0], 'contributor')),
    account('coordination', 'Coordination départementale', member(bodies.coordinations.at(-1), 'manager')),
    account('mission', 'Mission régionale', {
      ...member(bodies.mission, 'manager'),
      platform: ['mission'],
    }),
    account('administration', 'Administration technique', { platform: ['administrator'] }),
    account('sans-organisme', 'Personne sans organisme'),
  ]
}
