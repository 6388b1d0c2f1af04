/** The door of the module: what the parties of a day need, wish and ask of each other, and the meetings they take. */
export { type AmountBand, amountBands, type StatedNeed } from './domain/need.ts'
export { bandNames } from './messages.ts'
export { saveNeed } from './store/needs.ts'
export { partiesBook } from './store/rules.ts'
export { bookMeeting } from './usecases/bookMeeting.ts'
export { meetingsOfEvent } from './usecases/contribution.ts'
export { expireRequests } from './usecases/requestMeeting.ts'
