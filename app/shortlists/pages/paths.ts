/** Addresses of the module. */
export const listsPath = '/listes'
export const alertsPath = '/compte/alertes'
/** A list shown by a link: beside the others, which only those who have an account read. */
export const sharedPath = '/liste-partagee'
export const comparePath = '/structures/comparer'

export const listPath = (id: string, rest = ''): string => `${listsPath}/${id}${rest}`

/** The form that adds these structures to a list, and leads back where it was opened. */
export const addPath = (structureIds: readonly string[]): string =>
  `${listsPath}/ajout?${new URLSearchParams(structureIds.map((id) => ['structure', id])).toString()}`

export const compareAddress = (ids: readonly string[], near?: string): string =>
  `${comparePath}?${new URLSearchParams([
    ...ids.map((id) => ['ids', id]),
    ...(near === undefined || near === '' ? [] : [['pres-de', near]]),
  ]).toString()}`
