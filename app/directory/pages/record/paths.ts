import type { SectionCode } from '../../domain/completeness.ts'

/** Words of the addresses of the parts of a record. */
export const sectionSlugs: { readonly [S in SectionCode]: string } = {
  identity: 'identite',
  activities: 'activites',
  means: 'moyens',
  kinds: 'types',
  references: 'references',
  photos: 'photos',
  contact: 'contacts',
}

export const recordPath = ({ slug }: { readonly slug: string }, under = ''): string =>
  `/structures/${slug}${under === '' ? '' : `/${under}`}`

export const editPath = (structure: { readonly slug: string }, section?: SectionCode): string =>
  recordPath(structure, section === undefined ? 'modifier' : `modifier/${sectionSlugs[section]}`)

export const photoPath = (structure: { readonly slug: string }, id: string): string =>
  recordPath(structure, `photos/${id}`)
