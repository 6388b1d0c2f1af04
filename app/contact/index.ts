/** The only door of the module: messages to structures by the relay of the directory. */
export { contactOfRecord } from './pages/recordContribution.ts'
export { sendMessage } from './usecases/sendMessage.ts'
