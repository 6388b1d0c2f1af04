/** Where the mission fills the directory with files. */
export const IMPORTS = '/gestion/imports'

export const importPath = (id: string, rest = ''): string => `${IMPORTS}/${id}${rest}`

/** Registers read by the clock. */
export const SOURCES = `${IMPORTS}/registres`
