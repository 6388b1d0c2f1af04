import type { FormKeys } from '../../platform/http/route.ts'
import { Banner, Button, ButtonLink, Form, PageTitle } from '../../ui/index.ts'
import type { AccessLink } from '../domain/accessLink.ts'
import { t } from '../messages.ts'

/** A button, never an action: mail readers and previews open links on their own. */
export const AccessPage = (props: { link: AccessLink; token: string; formKeys: FormKeys }) => (
  <>
    <PageTitle
      title={t.link.title}
      lead={props.link.kind === 'administrator' ? t.link.administratorLead : t.link.participantLead}
    />
    <Form action={`/acces/${props.token}`} csrf={props.formKeys.csrf} idempotencyKey={props.formKeys.key}>
      <Button>{t.link.open}</Button>
    </Form>
  </>
)

export const AccessOver = () => (
  <>
    <PageTitle title={t.link.overTitle} lead={t.link.over} />
    <Banner tone="info" title={t.link.newOne}>
      <p>
        <code>npm run -s openmap -- admin link</code>
      </p>
    </Banner>
    <ButtonLink href="/">{t.link.back}</ButtonLink>
  </>
)
