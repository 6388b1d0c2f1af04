/** The second door of the module, for the modules whose pages stand under `/rencontres/:slug`. */
export { programmeIcs } from './agendaIcs.ts'
export { AUTHOR } from './agendaPdf.ts'
export { OrganiserFrame, type OrganiserTab, organiserPath } from './frame.tsx'
export { invalidForm, organiserPage, refusedForm, type Typed, untouched } from './organiserShared.ts'
export { ParticipantFrame, type ParticipantTab, participantTabs } from './participantFrame.tsx'
export { eventPath, hourOf, presentSummary, spanOf } from './presentEvents.ts'
export { crumbsOf, loadEvent, loadVisibleEvent, slugParams, type WithEvent } from './shared.ts'
