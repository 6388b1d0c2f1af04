import { type Export, type OpenMapEvent, recordPeople, roleNames } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { CellValue } from '../../platform/tables/write.ts'
import type { Question } from '../domain/call.ts'
import { fileFor, filesMissing, type GivenFile } from '../domain/files.ts'
import { type Registration, referenceOf } from '../domain/registration.ts'
import { t } from '../messages.ts'
import { questionsOf } from '../store/calls.ts'
import { filesOfEvent } from '../store/files.ts'
import { registrationsOf } from '../store/registrations.ts'

const fileText = (question: Question, one: Registration, files: readonly GivenFile[]): string => {
  const given = fileFor(files, one, question)
  if (given !== undefined) return t.files.given(given.name)
  return filesMissing([question], one, files).length > 0 ? t.files.missing : ''
}

/** Every registration, one line each, with a column for each question. */
export const exportRegistrations = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<Pick<Export, 'columns' | 'rows'>> => {
  const registrations = await registrationsOf(ctx.db, ctx.scope, event.id)
  const questions = await questionsOf(ctx.db, ctx.scope, event.id)
  const files = await filesOfEvent(ctx.db, ctx.scope, event.id)
  await recordPeople(ctx, event, registrations, 'registrations')
  const yes = (value: boolean): string => (value ? t.yes : t.no)
  return {
    columns: [...Object.values(t.columns), ...questions.map(({ label }) => label)],
    rows: registrations.map((one): readonly CellValue[] => [
      referenceOf(one),
      roleNames[one.role],
      t.states[one.state],
      one.bodyName,
      one.siret,
      one.name,
      one.jobTitle,
      one.email,
      one.accessNeeds,
      yes(one.signLanguage),
      yes(one.listed),
      formatDateTime(localOf(one.createdAt, event.zone)),
      ...questions.map((question) =>
        question.kind === 'file'
          ? fileText(question, one, files)
          : [one.answers.find(({ questionId }) => questionId === question.id)?.value ?? '']
              .flat()
              .join(' | '),
      ),
    ]),
  }
}
