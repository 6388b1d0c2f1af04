import type { FormKeys } from '../../../platform/http/route.ts'
import type { OpenIdProvider } from '../../../platform/identity/openId/provider.ts'
import { Banner, Button, ButtonLink, Form, PageTitle, Section } from '../../../ui/index.ts'
import { t } from './messages.ts'

export const startPath = '/connexion/proconnect'
export const departurePath = `${startPath}/depart`

/** What the sign-in page shows of the provider; null where the deployment has none. */
export type Door = { readonly label: string; readonly down: boolean } | null

export const doorOf = (provider: OpenIdProvider | null): Door =>
  provider === null ? null : { label: provider.label, down: provider.down() }

/** One of the doors of the sign-in page. */
export const ProConnectDoor = ({ door, keys }: { readonly door: Door; readonly keys: FormKeys }) =>
  door === null ? null : (
    <Section title={t.door.title(door.label)} lead={t.door.lead}>
      {door.down && (
        <Banner tone="warning">
          <p>{t.door.down(door.label)}</p>
        </Banner>
      )}
      <Form action={startPath} csrf={keys.csrf}>
        <Button icon="user">{t.door.button(door.label)}</Button>
      </Form>
    </Section>
  )

/** Seen for an instant, unless the browser lets nobody be sent elsewhere: then the link does it. */
export const DeparturePage = (props: {
  readonly title: string
  readonly lead: string
  readonly button: string
  readonly to: string
}) => (
  <>
    <PageTitle title={props.title} lead={props.lead} />
    <ButtonLink kind="primary" href={props.to}>
      {props.button}
    </ButtonLink>
  </>
)
