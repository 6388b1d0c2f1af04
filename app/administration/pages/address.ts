/** An address with these parameters; what is empty is left out, and so is the first page. */
export const addressOf = (
  path: string,
  query: { readonly [name: string]: string | number | undefined },
  change: { readonly [name: string]: string | number | undefined } = {},
): string => {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries({ ...query, ...change })) {
    if (value === undefined || value === '' || (name === 'page' && Number(value) === 1)) continue
    parameters.set(name, String(value))
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`
}
