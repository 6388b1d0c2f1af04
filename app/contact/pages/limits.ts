import type { Services } from '../../platform/http/route.ts'
import type { LimitName } from '../../platform/identity/throttle.ts'

/** Counts one attempt under each of these names. @returns the minutes to wait, or null when it may go on */
export const minutesToWait = async (
  { identity }: Pick<Services, 'identity'>,
  names: readonly (readonly [name: LimitName, subject: string])[],
): Promise<number | null> => {
  for (const [name, subject] of names) {
    const seconds = await identity.attempt(name, subject)
    if (seconds !== null) return Math.ceil(seconds / 60)
  }
  return null
}
