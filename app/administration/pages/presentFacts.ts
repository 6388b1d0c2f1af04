import { addresses } from '../domain/addresses.ts'
import { t } from '../messages.ts'
import type { FactSummary } from '../store/facts.ts'
import type { JobSummary } from '../store/jobs.ts'
import { moment } from './presentMails.ts'

export type FactRow = {
  readonly id: string
  readonly title: string
  readonly who: string
  readonly whenIso: string
  readonly when: string
  readonly reactions: readonly string[]
  readonly failed: boolean
  readonly mailHref: string | null
}

export const factTitle = (type: string): string => t.facts.types[type] ?? type

const actorText = (actor: string): string => {
  if (actor === 'system:subscriptions') return t.facts.reaction
  const [kind = '', ...rest] = actor.split(':')
  const name = t.facts.actors[kind as keyof typeof t.facts.actors] ?? kind
  return kind === 'system' && rest.length > 0 ? `${name} (${rest.join(':')})` : name
}

/** One fact with what was done about it: a reaction neither done nor failed waits while its job does. */
export const presentFact = (
  fact: FactSummary,
  parts: {
    readonly job: JobSummary | undefined
    readonly subscribed: readonly string[]
    readonly zone: string
  },
): FactRow => {
  const { job, subscribed, zone } = parts
  const effects = [...new Set([...subscribed, ...fact.effects.keys()])]
  const failed = job?.state === 'failed'
  const { mailId } = fact.payload
  return {
    id: fact.id,
    title: factTitle(fact.type),
    who: actorText(fact.actor),
    whenIso: fact.recordedAt.toISOString(),
    when: moment(fact.recordedAt, zone),
    reactions: effects.map((effect) => {
      const label = t.facts.effects[effect] ?? effect
      const done = fact.effects.get(effect)
      if (done !== undefined) return t.facts.done(label, moment(done, zone))
      if (failed) return t.facts.failed(label)
      return job?.state === 'waiting' || job?.state === 'active'
        ? t.facts.waiting(label)
        : t.facts.notRun(label)
    }),
    failed,
    mailHref: typeof mailId === 'string' ? `${addresses.mails}/${mailId}` : null,
  }
}
