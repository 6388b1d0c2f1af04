import { z } from 'zod'
import { ownAccount } from '../../../platform/access/policy.ts'
import { type Reply, redirect } from '../../../platform/http/reply.ts'
import { type Request, type Route, route } from '../../../platform/http/route.ts'
import { PASSWORD_MAX } from '../../domain/password.ts'
import { passwordHashOf } from '../../store/passwords.ts'
import { findPerson } from '../../store/people.ts'
import { choosePassword, removePassword } from '../../usecases/password.ts'
import { t as refusals } from '../../usecases/securityRefusals.ts'
import { proved } from '../proof/proved.ts'
import { personOf, shown } from '../security/frame.tsx'
import { passwordPath, securityPath } from '../security/paths.ts'
import { t } from './messages.ts'
import { PasswordPage } from './passwordView.tsx'

type Asked = Pick<Request<never, never, never, undefined>, 'actor' | 'services' | 'formKeys'>

const passwordPage = async ({ actor, services, formKeys }: Asked, error?: string): Promise<Reply> => {
  const { db } = services.identity
  const { personId } = personOf(actor)
  const known = (await passwordHashOf(db, personId)) !== null
  const email = (await findPerson(db, personId))?.email ?? ''
  const view = { keys: formKeys, known, email, error }
  const title = known ? t.change : t.choose
  return shown(title, <PasswordPage {...view} />, error === undefined ? 200 : 422)
}

export const passwordRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: passwordPath,
    policy: ownAccount(),
    handle: proved(null, (request) => passwordPage(request)),
  }),
  route({
    method: 'POST',
    path: passwordPath,
    policy: ownAccount(),
    form: z.strictObject({
      email: z.string().optional(),
      password: z.string(t.missing).min(1, t.missing).max(PASSWORD_MAX, refusals.password.long),
    }),
    keyless: 'what is kept of a keyed body is a quick digest: that of a password could be guessed from it',
    handle: proved(null, async (request, { person }) => {
      const { ctx, services, form } = request
      const chosen = await choosePassword(ctx, { services, person, password: form.password })
      return chosen.ok
        ? redirect(securityPath, { flash: t[chosen.value] })
        : passwordPage(request, chosen.refusal.sentence)
    }),
    invalid: (request, { problems }) => passwordPage(request, problems[0]?.sentence ?? t.missing),
  }),
  route({
    method: 'POST',
    path: `${passwordPath}/retrait`,
    policy: ownAccount(),
    form: z.strictObject({}),
    handle: proved(passwordPath, async ({ ctx, services }, { person }) => {
      const removed = await removePassword(ctx, { services, person })
      return redirect(securityPath, { flash: removed.ok ? t.removed : removed.refusal.sentence })
    }),
  }),
]
