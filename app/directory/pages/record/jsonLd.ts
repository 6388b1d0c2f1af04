import { departmentName } from '../../../platform/geo/departments.ts'
import type { Kind } from '../../domain/kinds.ts'
import { sectors } from '../../domain/sectors.ts'
import type { Structure } from '../../domain/structure.ts'
import { photoPath, recordPath } from './paths.ts'

/** Bodies that make no profit for anybody; the others sell as any firm does. */
const ASSOCIATIONS: ReadonlySet<Kind> = new Set(['ASSO', 'ACI', 'AI', 'ESAT', 'RQ', 'GEIQ'])

const given = (values: { readonly [key: string]: unknown }): { readonly [key: string]: unknown } =>
  Object.fromEntries(
    Object.entries(values).filter(
      ([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  )

/** What search engines read of a record (schema.org): nothing that the page does not show to everybody. */
export const recordLinkedData = (
  structure: Structure,
  publicUrl: string,
): { readonly [key: string]: unknown } => {
  const url = `${publicUrl}${recordPath(structure)}`
  const { position, activities, kinds } = structure
  const association = kinds.length > 0 && kinds.every(({ kind }) => ASSOCIATIONS.has(kind))
  const departments = activities.flatMap(({ area }) => (area.kind === 'departments' ? area.departments : []))
  return given({
    '@context': 'https://schema.org',
    '@type': association ? 'NGO' : 'LocalBusiness',
    '@id': url,
    url,
    name: structure.name,
    alternateName: structure.brand,
    description: structure.description,
    identifier:
      structure.siret === null
        ? null
        : { '@type': 'PropertyValue', propertyID: 'SIRET', value: structure.siret },
    address: given({
      '@type': 'PostalAddress',
      streetAddress: structure.address,
      postalCode: structure.postCode,
      addressLocality: structure.city,
      addressCountry: 'FR',
    }),
    geo:
      position === null || association
        ? null
        : { '@type': 'GeoCoordinates', latitude: position.latitude, longitude: position.longitude },
    telephone: structure.phone,
    sameAs: structure.website,
    dissolutionDate: structure.closedOn,
    numberOfEmployees:
      structure.headcount === null ? null : { '@type': 'QuantitativeValue', value: structure.headcount },
    knowsAbout: [...new Set(activities.map(({ sector }) => sectors[sector].name))],
    areaServed: activities.some(({ area }) => area.kind === 'country')
      ? { '@type': 'Country', name: 'France' }
      : [...new Set(departments)].map((code) => ({
          '@type': 'AdministrativeArea',
          name: departmentName(code),
        })),
    memberOf: structure.networks.map((name) => ({ '@type': 'Organization', name })),
    award: [...structure.labels],
    image: structure.photos.map(({ id }) => `${publicUrl}${photoPath(structure, id)}`),
  })
}
