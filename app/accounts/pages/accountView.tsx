import type { PersonActor } from '../../platform/access/actor.ts'
import { Banner, ButtonLink, Card, CardList, EmptyState, PageTitle, Section } from '../../ui/index.ts'
import { t } from '../messages.ts'
import { securityPath } from './security/paths.ts'

const words = t.account

export type AccountView = {
  readonly actor: PersonActor
  readonly bodies: readonly { readonly id: string; readonly name: string; readonly role: string }[]
  readonly tasks: readonly { readonly title: string; readonly text: string; readonly href: string }[]
}

/** What somebody finds on arriving: what to do next, then where they belong. */
export const AccountPage = ({ view }: { readonly view: AccountView }) => {
  const { actor, bodies, tasks } = view
  return (
    <>
      <PageTitle title={words.hello(actor.name || t.account.title)} />
      {actor.asleep.length > 0 && (
        <Banner tone="warning" title={words.asleep}>
          <p>{words.asleepText(actor.asleep.map((role) => t.roles[role]).join(', '))}</p>
          <ButtonLink kind="secondary" href={securityPath}>
            {words.protect}
          </ButtonLink>
        </Banner>
      )}
      {tasks.length > 0 && (
        <CardList layout="grid" label={words.title}>
          {tasks.map((task) => (
            <Card key={task.href} title={task.title} href={task.href} level={2}>
              <p>{task.text}</p>
            </Card>
          ))}
        </CardList>
      )}
      <Section title={words.bodies}>
        {bodies.length === 0 ? (
          <EmptyState title={words.noBody} icon="users">
            <p>{words.noBodyText}</p>
          </EmptyState>
        ) : (
          <CardList label={words.bodies}>
            {bodies.map(({ id, name, role }) => (
              <Card key={id} title={name} level={3} facts={[{ label: t.invitation.role, value: role }]} />
            ))}
          </CardList>
        )}
      </Section>
      <ButtonLink kind="secondary" href="/">
        {t.link.back}
      </ButtonLink>
    </>
  )
}
