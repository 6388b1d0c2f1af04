import type { FormKeys } from '../../../platform/http/route.ts'
import { Button, DescriptionList, Form, Section } from '../../../ui/index.ts'
import { t } from './messages.ts'

export const linkPath = '/compte/securite/proconnect'

/** Identities of the provider that open this account; null where the deployment has no provider. */
export type LinkedIdentities = {
  readonly label: string
  readonly identities: readonly { readonly id: string; readonly since: string }[]
} | null

const words = t.security

/** Part of the security page: adds this way in, or takes it away. */
export const ProConnectSection = (props: { readonly linked: LinkedIdentities; readonly keys: FormKeys }) => {
  const { linked, keys } = props
  if (linked === null) return null
  const { label, identities } = linked
  return (
    <Section title={label} lead={words.lead(label)}>
      {identities.length > 0 && (
        <DescriptionList
          items={identities.map(({ id, since }, index) => ({
            term: words.identity(label, index + 1),
            value: words.since(since),
            action: (
              <Form action={`${linkPath}/${id}/retrait`} csrf={keys.csrf} idempotencyKey={keys.key} inline>
                <Button small kind="secondary" context={words.identity(label, index + 1)}>
                  {words.unlink}
                </Button>
              </Form>
            ),
          }))}
        />
      )}
      <Form action={linkPath} csrf={keys.csrf}>
        <Button kind={identities.length === 0 ? 'secondary' : 'quiet'}>
          {identities.length === 0 ? words.link(label) : words.linkOther(label)}
        </Button>
      </Form>
    </Section>
  )
}
