/** The only door of the module: people, organisations and the links that open their pages. */
export { type AccessLink, actorOf, type Right } from './domain/accessLink.ts'
export { type Organisation, type OrganisationKind, organisationKinds } from './domain/organisation.ts'
export { linkById, liveLinksOfEvent } from './store/accessLinks.ts'
export { findOrganisations, saveOrganisations } from './store/organisations.ts'
export { accessLinkUrl, createAccessLink } from './usecases/createAccessLink.ts'
export { revokeAccessLinks } from './usecases/revokeAccessLinks.ts'
