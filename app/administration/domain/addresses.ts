/** Addresses of the pages: mails and notices lead there too. */
export const addresses = {
  dashboard: '/administration',
  people: '/administration/personnes',
  bodies: '/administration/organismes',
  approvals: '/administration/approbations',
  journal: '/administration/journal',
  health: '/administration/sante',
  mails: '/administration/courriels',
  jobs: '/administration/taches',
  facts: '/administration/faits',
  parameters: '/administration/parametres',
  taxonomies: '/administration/referentiels',
  settings: '/administration/reglages',
  retention: '/administration/conservation',
} as const
