/** Where likely duplicates are looked at. */
export const DUPLICATES = '/gestion/doublons'

export const pairPath = ({ id }: { readonly id: string }, rest = ''): string =>
  `${DUPLICATES}/${id}${rest === '' ? '' : `/${rest}`}`
