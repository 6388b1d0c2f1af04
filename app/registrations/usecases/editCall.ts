import type { Site } from '../../accounts/index.ts'
import { type OpenMapEvent, recordOfEvent } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { newId } from '../../platform/database/id.ts'
import { ok, type Result, refuse } from '../../platform/kernel/result.ts'
import { tidy } from '../../platform/kernel/text.ts'
import {
  MOST_FILES,
  MOST_QUESTIONS,
  type Question,
  type RegistrationCall,
  type RoleOpening,
} from '../domain/call.ts'
import type { Refused } from '../domain/refusals.ts'
import { t } from '../messages.ts'
import {
  findCall,
  lockCall,
  questionsOf,
  removeQuestion,
  rolesOf,
  saveCall,
  saveQuestion,
} from '../store/calls.ts'
import { filesOfEvent } from '../store/files.ts'
import { offerPlaces } from './settle.ts'

export type CallForm = Omit<RegistrationCall, 'eventId' | 'taken'> & {
  readonly roles: readonly Omit<RoleOpening, 'taken'>[]
}

/** Opens an event to registration, or changes how. Places added go to the waiting list at once. */
export const editCall = async (
  ctx: Ctx,
  site: Site,
  { event, form }: { readonly event: OpenMapEvent; readonly form: CallForm },
): Promise<Result<{ readonly offered: number }, Refused>> => {
  const { roles, ...wanted } = form
  if (wanted.closesOn < wanted.opensOn)
    return refuse({ code: 'dates-invalid', field: 'closesOn', sentence: t.refusals.closesBeforeOpening })
  if (wanted.closesOn > event.day)
    return refuse({ code: 'dates-invalid', field: 'closesOn', sentence: t.refusals.closesAfterDay })
  if (roles.length === 0) return refuse({ code: 'no-role', field: 'roles', sentence: t.refusals.noRole })
  const present = await lockCall(ctx, event.id)
  const held = await rolesOf(ctx.db, ctx.scope, event.id)
  if (present !== null && wanted.places !== null && wanted.places < present.taken)
    return refuse({
      code: 'places-below-taken',
      field: 'places',
      sentence: t.refusals.placesBelowTaken(wanted.places, present.taken),
    })
  for (const { role, taken } of held) {
    const next = roles.find((one) => one.role === role)
    if (next === undefined && taken > 0)
      return refuse({ code: 'role-in-use', field: 'roles', sentence: t.refusals.roleInUse(taken) })
    if (next !== undefined && next.places !== null && next.places < taken)
      return refuse({
        code: 'places-below-taken',
        field: `places-${role}`,
        sentence: t.refusals.placesBelowTaken(next.places, taken),
      })
  }
  await saveCall(ctx, { eventId: event.id, ...wanted }, roles)
  await recordOfEvent(ctx, event, {
    action: 'registration-call.saved',
    before:
      present === null
        ? {}
        : { opensOn: present.opensOn, closesOn: present.closesOn, places: present.places },
    after: {
      opensOn: wanted.opensOn,
      closesOn: wanted.closesOn,
      places: wanted.places,
      roles: roles.map(({ role, places }) => `${role}: ${places ?? '∞'}`).join(', '),
    },
  })
  const offered = await offerPlaces(
    ctx,
    site,
    event,
    roles.map(({ role }) => role),
  )
  return ok({ offered })
}

export type QuestionForm = Omit<Question, 'id' | 'position' | 'field'>

const CHOICES: readonly Question['kind'][] = ['choice', 'choices']

/** Adds a question to the form, or changes one. */
export const editQuestion = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly id: string | null; readonly form: QuestionForm },
): Promise<Result<Question, Refused>> => {
  const { event, id, form } = input
  if ((await findCall(ctx.db, ctx.scope, event.id)) === null)
    return refuse({ code: 'no-call', sentence: t.refusals.noCall })
  await lockCall(ctx, event.id)
  const all = await questionsOf(ctx.db, ctx.scope, event.id)
  const known = all.find((one) => one.id === id)
  if (id !== null && known === undefined)
    return refuse({ code: 'unknown-question', sentence: t.refusals.unknownQuestion })
  if (known === undefined && all.length >= MOST_QUESTIONS)
    return refuse({ code: 'too-many-questions', sentence: t.refusals.tooManyQuestions(MOST_QUESTIONS) })
  if (
    known === undefined &&
    form.kind === 'file' &&
    all.filter(({ kind }) => kind === 'file').length >= MOST_FILES
  )
    return refuse({
      code: 'too-many-files',
      field: 'kind',
      sentence: t.refusals.tooManyFiles(MOST_FILES),
    })
  const options = [...new Set(form.options.map(tidy).filter((one) => one !== ''))]
  if (CHOICES.includes(form.kind) && options.length < 2)
    return refuse({ code: 'options-missing', field: 'options', sentence: t.refusals.optionsMissing })
  const question: Question = {
    ...form,
    id: known?.id ?? newId(),
    position: known?.position ?? all.length + 1,
    field: known?.field ?? freeField(all),
    label: tidy(form.label),
    options: CHOICES.includes(form.kind) ? options : [],
  }
  await saveQuestion(ctx, event.id, question)
  await recordOfEvent(ctx, event, {
    action: 'registration-question.saved',
    before: { label: known?.label ?? null },
    after: { questionId: question.id, label: question.label },
  })
  return ok(question)
}

const freeField = (all: readonly Question[]): number => {
  const used = new Set(all.map(({ field }) => field))
  let field = 1
  while (used.has(field)) field += 1
  return field
}

export const questionMoves = ['up', 'down', 'away', 'away-with-files'] as const
export type QuestionMove = (typeof questionMoves)[number]

/**
 * Takes a question away, or moves it by one place. Answers already given stay with their registrations; files, which nobody
 * could take back any more, are erased with their question when that is what is asked, and hold it otherwise.
 */
export const arrangeQuestion = async (
  ctx: Ctx,
  input: { readonly event: OpenMapEvent; readonly id: string; readonly to: QuestionMove },
): Promise<Result<null, Refused>> => {
  const { event, id, to } = input
  await lockCall(ctx, event.id)
  const all = await questionsOf(ctx.db, ctx.scope, event.id)
  const index = all.findIndex((one) => one.id === id)
  const question = all[index]
  if (question === undefined)
    return refuse({ code: 'unknown-question', sentence: t.refusals.unknownQuestion })
  const away = to === 'away' || to === 'away-with-files'
  const given =
    question.kind !== 'file' || !away
      ? 0
      : (await filesOfEvent(ctx.db, ctx.scope, event.id)).filter(({ questionId }) => questionId === id).length
  if (given > 0 && to === 'away')
    return refuse({ code: 'files-given', sentence: t.refusals.filesGiven(given) })
  const rest = all.filter((one) => one.id !== id)
  if (away) await removeQuestion(ctx, id)
  else rest.splice(Math.max(0, to === 'up' ? index - 1 : index + 1), 0, question)
  for (const [rank, one] of rest.entries()) {
    if (one.position !== rank + 1) await saveQuestion(ctx, event.id, { ...one, position: rank + 1 })
  }
  await recordOfEvent(ctx, event, {
    action: away ? 'registration-question.removed' : 'registration-question.moved',
    after: { questionId: id, label: question.label, ...(given === 0 ? {} : { files: given }) },
  })
  return ok(null)
}
