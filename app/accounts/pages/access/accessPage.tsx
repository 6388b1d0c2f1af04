import type { FormKeys } from '../../../platform/http/route.ts'
import { Button, ButtonLink, Form, PageTitle } from '../../../ui/index.ts'
import { t } from '../../messages.ts'

/** A button, never an action: mail readers and previews open links on their own. */
export const AccessPage = (props: { token: string; door: boolean; formKeys: FormKeys }) => (
  <>
    <PageTitle
      title={props.door ? t.link.doorTitle : t.link.title}
      lead={props.door ? t.link.doorLead : t.link.lead}
    />
    <Form action={`/acces/${props.token}`} csrf={props.formKeys.csrf} idempotencyKey={props.formKeys.key}>
      <Button>{t.link.open}</Button>
    </Form>
  </>
)

export const AccessOver = () => (
  <>
    <PageTitle title={t.link.overTitle} lead={t.link.over} />
    <ButtonLink href="/">{t.link.back}</ButtonLink>
  </>
)
