/** The door of the module: who registers for a day, within how many places, and what they answered. */
export type { Answer } from './domain/answers.ts'
export type { Question, RegistrationCall, RoleOpening } from './domain/call.ts'
export { isLive, type Registration, type RegistrationState, referenceOf } from './domain/registration.ts'
export { findCall, questionsOf, rolesOf } from './store/calls.ts'
export { registrationsOf } from './store/registrations.ts'
export {
  acceptOffer,
  cancelRegistration,
  editRegistration,
  expireOffers,
  transferRegistration,
} from './usecases/changeRegistration.ts'
export { registrationsOfEvent } from './usecases/contribution.ts'
export { editCall, editQuestion } from './usecases/editCall.ts'
export { loadRegistrations, type RegistrationParts } from './usecases/loadRegistrations.ts'
export { type NewRegistration, register } from './usecases/register.ts'
