/** The door of the module: OpenMap days, their wishes, their meetings. Its pages have a door of their own. */
export { badgeAddress, codeOf, showCode } from './domain/badge.ts'
export type { EventAction, EventStep } from './domain/contribution.ts'
export type {
  EventPartner,
  MeetingTable,
  OpenMapEvent,
  PartnerRole,
  ProgrammeItem,
  Slot,
} from './domain/event.ts'
export { type FileContent, LARGEST_FILE } from './domain/file.ts'
export { daysBetween, shifted } from './domain/newDate.ts'
export {
  attendeesOf,
  type Delegation,
  delegations,
  nameKey,
  type Participant,
  type ParticipantRole,
  participantRoles,
  type Representative,
  sideOf,
} from './domain/participant.ts'
export { slotsOfPlan } from './domain/plan.ts'
export {
  anyParticipant,
  choicePath,
  mayCreateEvents,
  organiserOf,
  organises,
  participantOf,
} from './domain/policy.ts'
export { sessionFormOf } from './domain/programme.ts'
export type { Refused } from './domain/refusals.ts'
export type { TimetableMeeting, UnmetReason } from './domain/timetable.ts'
export { meetingsAsked } from './domain/toProblem.ts'
export { type Wish, type WishLevel, weightOf, wishLevels } from './domain/wish.ts'
export { badgeFile } from './mails/badgeFile.ts'
export { mailCalledOff } from './mails/mailCalledOff.ts'
export { mailTimetable } from './mails/mailTimetable.ts'
export { participantAddress } from './mails/participantAddress.ts'
export { delegationHints, delegationNames, roleNames, roleNamesMany, wishLevelNames } from './messages.ts'
export { codeOfBadge } from './store/badges.ts'
export { meetingDayOf, type NamedDay } from './store/day.ts'
export {
  findEventById,
  findEventBySlug,
  listEvents,
  lockEvent,
  partnersOf,
  programmeOf,
} from './store/events.ts'
export { recordOfEvent } from './store/journal.ts'
export { participantsOf } from './store/participants.ts'
export { slotsOf, tablesOf } from './store/plan.ts'
export { meetingsOf, unmetOf } from './store/timetables.ts'
export { videoKey, videosOf } from './store/videos.ts'
export { addParticipant } from './usecases/addParticipant.ts'
export { TIMETABLE_ASKED } from './usecases/askTimetable.ts'
export { EVENT_CALLED_OFF } from './usecases/callOff.ts'
export { chooseSeries } from './usecases/chooseSeries.ts'
export { computeTimetable } from './usecases/computeTimetable.ts'
export {
  type Addressee,
  type EventContribution,
  type EventSegment,
  funnelOf,
} from './usecases/contribution.ts'
export { createEvent } from './usecases/createEvent.ts'
export { addFile, storedOf } from './usecases/editFiles.ts'
export { saveLogo, savePartner } from './usecases/editPartners.ts'
export { saveSession } from './usecases/editProgramme.ts'
export type { Export } from './usecases/exporting.ts'
export { exportParticipants } from './usecases/exportParticipants.ts'
export { exportProblem } from './usecases/exportProblem.ts'
export { exportTimetable } from './usecases/exportTimetable.ts'
export { exportWishes } from './usecases/exportWishes.ts'
export { type Agenda, type AgendasOfDay, getAgenda, getAgendas } from './usecases/getAgenda.ts'
export { giveBadges, renewBadge } from './usecases/giveBadges.ts'
export { addAgendaLink, linkExpiry } from './usecases/grantAgenda.ts'
export { importParticipants } from './usecases/importParticipants.ts'
export { importWishes } from './usecases/importWishes.ts'
export { joinParticipant, leaveParticipant, renameRepresentative } from './usecases/joinParticipant.ts'
export { chooseDelegation } from './usecases/limitParticipant.ts'
export { liveVersion, publishedVersion } from './usecases/liveVersion.ts'
export { proposeTimetable } from './usecases/proposeTimetable.ts'
export { publishTimetable } from './usecases/publishTimetable.ts'
export { recordAvailability } from './usecases/recordAvailability.ts'
export { recordPeople } from './usecases/recordPeople.ts'
export { recordWishes } from './usecases/recordWish.ts'
export { removeParticipant } from './usecases/removeParticipant.ts'
export { type Replanned, replanTimetable } from './usecases/replanTimetable.ts'
export { type EventParts, saveEvent } from './usecases/saveEvent.ts'
export { addresseesOf, segmentsOfEvents } from './usecases/segments.ts'
export { setVideo } from './usecases/setVideo.ts'
export { takesPart } from './usecases/takesPart.ts'
export { countHeldEvents, upcomingEvents } from './usecases/upcomingEvents.ts'
export { updateEvent } from './usecases/updateEvent.ts'
export { updateEventPlan } from './usecases/updateEventPlan.ts'
