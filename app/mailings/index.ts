/** The door of the module: mails that an organiser writes to some of those who take part. */

export { mailingsOfEvent } from './usecases/contribution.ts'
export { sendMailing } from './usecases/sendMailing.ts'
export { confirmMailing, MAILING_CONFIRMED, saveDraft } from './usecases/writeMailing.ts'
