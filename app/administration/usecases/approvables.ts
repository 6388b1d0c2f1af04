import { z } from 'zod'
import {
  eraseBody,
  findBodyRecord,
  findPerson,
  grantPlatformRole,
  mergeBodies,
  resetSecondFactor,
  withdrawPlatformRole,
} from '../../accounts/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { d } from '../domain/decisionMessages.ts'
import { type AnyApprovable, registerApprovable } from './approvable.ts'

const somebody = z.strictObject({ personId: z.uuid() })
const aboutPerson = ({ personId }: { readonly personId: string }): string => `person:${personId}`
const personHref = (personId: string): string => `/administration/personnes/${personId}`

const nameOf = async (ctx: Ctx, personId: string): Promise<string> => {
  const person = await findPerson(ctx.db, personId)
  if (person === null) return d.nobody
  return person.name === '' ? person.email : person.name
}

export const grantAdministrator = registerApprovable({
  kind: 'administrator.grant',
  payload: somebody,
  subject: aboutPerson,
  words: async (ctx, { personId }) => ({
    title: d.grantAdministrator.title(await nameOf(ctx, personId)),
    text: d.grantAdministrator.text,
    href: personHref(personId),
  }),
  execute: (ctx, _site, { personId }) => grantPlatformRole(ctx, { personId, role: 'administrator' }),
})

export const withdrawAdministrator = registerApprovable({
  kind: 'administrator.withdraw',
  payload: somebody,
  subject: aboutPerson,
  words: async (ctx, { personId }) => ({
    title: d.withdrawAdministrator.title(await nameOf(ctx, personId)),
    text: d.withdrawAdministrator.text,
    href: personHref(personId),
  }),
  execute: (ctx, _site, { personId }) => withdrawPlatformRole(ctx, { personId, role: 'administrator' }),
})

export const resetFactor = registerApprovable({
  kind: 'second-factor.reset',
  payload: somebody,
  subject: aboutPerson,
  words: async (ctx, { personId }) => ({
    title: d.resetSecondFactor.title(await nameOf(ctx, personId)),
    text: d.resetSecondFactor.text,
    href: personHref(personId),
  }),
  execute: (ctx, site, { personId }) => resetSecondFactor(ctx, { site, personId }),
})

export const mergeTwoBodies = registerApprovable({
  kind: 'bodies.merge',
  payload: z.strictObject({ survivorId: z.uuid(), mergedId: z.uuid() }),
  subject: ({ mergedId }) => `organisation:${mergedId}`,
  words: async (ctx, { survivorId, mergedId }) => {
    const survivor = (await findBodyRecord(ctx.db, ctx.scope, survivorId))?.name ?? ''
    const merged = (await findBodyRecord(ctx.db, ctx.scope, mergedId))?.name ?? ''
    return {
      title: d.mergeBodies.title(merged, survivor),
      text: d.mergeBodies.text(survivor),
      href: `/administration/organismes/${mergedId}/fusion?avec=${survivorId}`,
    }
  },
  execute: (ctx, _site, wanted) => mergeBodies(ctx, wanted),
})

export const eraseOneBody = registerApprovable({
  kind: 'body.erase',
  payload: z.strictObject({ organisationId: z.uuid() }),
  subject: ({ organisationId }) => `organisation:${organisationId}`,
  words: async (ctx, { organisationId }) => ({
    title: d.eraseBody.title((await findBodyRecord(ctx.db, ctx.scope, organisationId))?.name ?? ''),
    text: d.eraseBody.text,
    href: `/administration/organismes/${organisationId}`,
  }),
  execute: (ctx, _site, { organisationId }) => eraseBody(ctx, { id: organisationId }),
})

/** Changes of people and bodies that take two people. */
export const ownApprovables: readonly AnyApprovable[] = [
  grantAdministrator,
  withdrawAdministrator,
  resetFactor,
  mergeTwoBodies,
  eraseOneBody,
]
