import type { Db } from '../database/connect.ts'
import type { QueueName } from './queues.ts'

/** What administrators may know and do of the work behind the pages. */
export type Operations = {
  /** Name of the mail server; null when mails stay in the outbox. */
  readonly mailServer: string | null
  /** Names of the reactions subscribed to a type of fact. */
  readonly reactionsTo: (factType: string) => readonly string[]
  /** Runs again a job that failed, in the caller's transaction; false when there is none such. */
  readonly retryJob: (db: Db, queue: QueueName, id: string) => Promise<boolean>
}
