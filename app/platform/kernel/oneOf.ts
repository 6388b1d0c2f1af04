/** The word of a column closed by a check, as its own type; anything else is a fault of the database. */
export const oneOf = <const T extends string>(known: readonly T[], text: string): T => {
  const found = known.find((word) => word === text)
  if (found === undefined) throw new Error(`unexpected value in the database: ${text}`)
  return found
}
