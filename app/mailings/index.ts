/** The door of the module: mails that an organiser writes to some of those who take part. */

export { mailingsOfEvent } from './usecases/contribution.ts'
export { sendMailing } from './usecases/sendMailing.ts'
export { MAILING_CONFIRMED } from './usecases/writeMailing.ts'
