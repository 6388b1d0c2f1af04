import type { Services } from '../../../platform/http/route.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf } from '../../../platform/kernel/dates.ts'
import { identitiesOf } from '../../store/providedIdentities.ts'
import type { LinkedIdentities } from './securitySection.tsx'

/** What the security page shows of the provider. */
export const linkedIdentities = async (services: Services, personId: string): Promise<LinkedIdentities> => {
  const { openId, identity, territory } = services
  if (openId === null) return null
  const found = await identitiesOf(identity.db, openId.id, personId)
  return {
    label: openId.label,
    identities: found.map(({ id, since }) => ({
      id,
      since: formatDateTime(localOf(since, territory.zone)),
    })),
  }
}
