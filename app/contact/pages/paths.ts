export const boxPath = '/compte/messages'
export const reportsPath = '/gestion/messages'
export const formPath = ({ slug }: { readonly slug: string }, rest = ''): string =>
  `/structures/${slug}/contacter${rest}`
