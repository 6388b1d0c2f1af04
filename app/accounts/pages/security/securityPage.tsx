import type { PageReply } from '../../../platform/http/reply.ts'
import type { Request } from '../../../platform/http/route.ts'
import { formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf, toDate } from '../../../platform/kernel/dates.ts'
import { t } from '../../messages.ts'
import { passkeysOf } from '../../store/passkeys.ts'
import { passwordHashOf } from '../../store/passwords.ts'
import { findPerson } from '../../store/people.ts'
import { sessionsOf } from '../../store/sessions.ts'
import { countRecoveryCodes } from '../../usecases/secondFactor.ts'
import { t as passkeyWords } from '../passkeys/messages.ts'
import { linkedIdentities } from '../proConnect/linkedIdentities.ts'
import { deviceName } from './deviceName.ts'
import { personOf, shown } from './frame.tsx'
import { type SecurityErrors, SecurityPage, type SecurityView } from './securityView.tsx'

const words = t.security

/** What the page is drawn from, whichever route answers with it. */
export type Asked = Pick<
  Request<undefined, undefined, undefined, unknown>,
  'ctx' | 'actor' | 'services' | 'caller' | 'formKeys'
>

const readView = async (asked: Asked): Promise<Omit<SecurityView, 'keys' | 'errors'>> => {
  const { db } = asked.services.identity
  const { personId, sessionId, asleep } = personOf(asked.actor)
  const { zone } = asked.services.territory
  const moment = (date: Date): string => formatDateTime(localOf(date, zone))
  const person = await findPerson(db, personId)
  const passkeys = await passkeysOf(db, personId)
  const sessions = await sessionsOf(db, personId, toDate(asked.ctx.clock.now()))
  const secondFactor = person?.secondFactor ?? false
  return {
    email: person?.email ?? '',
    password: (await passwordHashOf(db, personId)) !== null,
    proConnect: await linkedIdentities(asked.services, personId),
    secondFactor,
    recoveryLeft: secondFactor ? await countRecoveryCodes({ services: asked.services, personId }) : 0,
    asleep: asleep.length > 0 && passkeys.some(({ userVerified }) => userVerified),
    passkeys: {
      name: deviceName(asked.caller.headers.get('user-agent') ?? ''),
      rows: passkeys.map((passkey) => ({
        id: passkey.id,
        name: passkey.name || passkeyWords.unnamed,
        added: passkey.createdAt === null ? '' : moment(passkey.createdAt),
        used: passkey.lastUsedAt === null ? passkeyWords.never : moment(passkey.lastUsedAt),
        weak: !passkey.userVerified,
      })),
    },
    sessions: sessions.map((session) => ({
      id: session.id,
      device: deviceName(session.userAgent),
      method: words.methods[session.method as keyof typeof words.methods] ?? session.method,
      opened: moment(session.openedAt),
      seen: moment(session.seenAt),
      current: session.id === sessionId,
    })),
  }
}

/** The page « Sécurité du compte », with what a refused form of it has to say. */
export const securityPage = async (
  asked: Asked,
  errors: SecurityErrors = {},
  status = Object.keys(errors).length > 0 ? 422 : 200,
): Promise<PageReply> => {
  const view = { ...(await readView(asked)), keys: asked.formKeys, errors }
  return shown(words.title, <SecurityPage view={view} />, status)
}
