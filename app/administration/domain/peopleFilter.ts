/** How the list of people is narrowed. Values are those of the address. */
export const personStates = ['active', 'inactive'] as const
export const personRoles = ['administrator', 'mission', 'manager', 'contributor', 'reader', 'none'] as const
export const factorStates = ['with', 'without'] as const

export type PeopleFilter = {
  /** Words of the name or of the address. */
  readonly words: string | null
  readonly state: (typeof personStates)[number] | null
  readonly role: (typeof personRoles)[number] | null
  readonly organisationId: string | null
  readonly factor: (typeof factorStates)[number] | null
}
