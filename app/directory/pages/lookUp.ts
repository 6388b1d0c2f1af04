import type { Services } from '../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../platform/i18n/format.ts'
import type { Caller } from '../../platform/identity/call.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import type { Result } from '../../platform/kernel/result.ts'
import type { CompanyAnswer } from '../../platform/outside/companies.ts'
import type { OutsideFailure } from '../../platform/outside/door.ts'
import { siret } from '../domain/siret.ts'
import type { Structure } from '../domain/structure.ts'
import { e } from './eligibilityMessages.ts'
import type { RegisterSaid } from './registerBanner.tsx'

/** What the register answered; null = there is none, or the address asks for nothing that it could answer. */
export type LookedUp = Result<CompanyAnswer, OutsideFailure | 'too-many'> | null

/** Asks the register of companies for the SIRET of the address, before anything is read of the database. */
export const lookUp = async ({
  services,
  caller,
  url,
}: {
  readonly services: Services
  readonly caller: Caller
  readonly url: URL
}): Promise<LookedUp> => {
  const { companies } = services.outside
  const read = siret(url.searchParams.get('siret') ?? '')
  if (companies === null || !read.ok) return null
  // Whoever asks us makes us ask others: their quota must not be spent by one visitor.
  if ((await services.identity.attempt('lookupPerAddress', caller.address)) !== null)
    return { ok: false, refusal: 'too-many' }
  return companies.find(read.value)
}

/** The same in a sentence. */
export const saidOf = (told: LookedUp, zone: string, structure: Structure | null): RegisterSaid | null => {
  if (told === null) return null
  const words = e.register
  if (!told.ok) {
    const date = structure?.sourceDate ?? null
    return { tone: 'info', text: date === null ? words.silent : words.silentDated(formatDate(date)) }
  }
  const { place, at } = told.value
  const when = formatDateTime(localOf(at, zone))
  if (place === null) return { tone: 'warning', text: words.unknown(when) }
  if (!place.closed) return { tone: 'info', text: words.atWork(place.name, when) }
  return {
    tone: 'error',
    text:
      place.closedOn === null
        ? words.closed(place.name, when)
        : words.closedOn(place.name, formatDate(place.closedOn), when),
  }
}
