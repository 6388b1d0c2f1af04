import type { ComponentChildren } from 'preact'
import type { PersonActor } from '../../../platform/access/actor.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  Card,
  CardList,
  EmptyState,
  Form,
  PageTitle,
  Section,
  Tag,
} from '../../../ui/index.ts'
import type { PersonTask } from '../../domain/contribution.ts'
import { t } from '../../messages.ts'
import { bodyPath } from '../bodies/bodyFrame.tsx'
import { b } from '../bodies/messages.ts'
import { joinPath } from '../join/searchView.tsx'
import { securityPath } from '../security/paths.ts'
import { h } from './messages.ts'
import type { HomeView, InvitationCard } from './presentHome.ts'

const words = t.account

type Props = {
  readonly actor: PersonActor
  readonly view: HomeView
  readonly keys: FormKeys
  /** Pages of the account, and of what the roles of this person open. */
  readonly links: readonly PersonTask[]
  /** What is shown first, when there is something to show. */
  readonly children?: ComponentChildren
}

const post = ({ csrf, key }: FormKeys) => ({ csrf, idempotencyKey: key, inline: true }) as const

const Asleep = ({ actor }: Props) => (
  <Banner tone="warning" title={words.asleep}>
    <p>{words.asleepText(actor.asleep.map((role) => t.roles[role]).join(', '))}</p>
    <ButtonLink kind="secondary" href={securityPath}>
      {words.protect}
    </ButtonLink>
  </Banner>
)

const Invitation = ({ card, keys }: { readonly card: InvitationCard; readonly keys: FormKeys }) => {
  const { id, body, title, text } = card
  return (
    <Card
      title={title}
      actions={
        <>
          <Form {...post(keys)} action={`/compte/invitations/${id}/acceptation`}>
            <Button context={h.invitationContext(body)}>{h.accept}</Button>
          </Form>
          <Form {...post(keys)} action={`/compte/invitations/${id}/refus`}>
            <Button kind="quiet" context={h.invitationContext(body)}>
              {h.decline}
            </Button>
          </Form>
        </>
      }
    >
      <p>{text}</p>
    </Card>
  )
}

const Todo = ({ view, keys }: Props) => {
  const cards = [
    ...view.invitations.map((card) => <Invitation key={card.id} card={card} keys={keys} />),
    ...view.tasks.map((task) => (
      <Card key={task.href} title={task.title} href={task.href}>
        <p>{task.text}</p>
      </Card>
    )),
  ]
  if (cards.length === 0 && view.checklist !== null) return null
  return (
    <Section title={h.todo}>
      {cards.length === 0 ? (
        <EmptyState title={h.nothing} level={3} icon="circle-check">
          <p>{h.nothingText}</p>
        </EmptyState>
      ) : (
        <CardList label={h.todo}>{cards}</CardList>
      )}
    </Section>
  )
}

const Days = ({ view: { days } }: Props) => (
  <Section title={h.days} id="rencontres">
    <CardList layout="grid" label={h.days}>
      {days.map(({ title, text, href }) => (
        <Card key={`${href} ${text}`} title={title} href={href}>
          <p>{text}</p>
        </Card>
      ))}
    </CardList>
  </Section>
)

const FirstSteps = ({ view: { checklist }, keys }: Props) =>
  checklist && (
    <Section
      title={h.checklist.title}
      lead={checklist.lead}
      actions={
        <Form {...post(keys)} action={`/compte/demarrage/${checklist.profile}/fermeture`}>
          <Button kind="quiet" small>
            {h.checklist.close}
          </Button>
        </Form>
      }
    >
      <CardList layout="grid" ordered label={h.checklist.title}>
        {checklist.steps.map(({ title, text, href, done }) => (
          <Card
            key={href}
            title={title}
            href={href}
            tags={
              done ? (
                <Tag tone="success" icon="circle-check">
                  {h.checklist.done}
                </Tag>
              ) : (
                <Tag tone="warning">{h.checklist.todo}</Tag>
              )
            }
          >
            <p>{text}</p>
          </Card>
        ))}
      </CardList>
    </Section>
  )

const Bodies = ({ view: { bodies } }: Props) => {
  const join = <ButtonLink href={joinPath()}>{h.join}</ButtonLink>
  return (
    <Section title={words.bodies} id="organismes" actions={bodies.length > 0 && join}>
      {bodies.length === 0 ? (
        <EmptyState title={words.noBody} level={3} icon="users" action={join}>
          <p>{words.noBodyText}</p>
        </EmptyState>
      ) : (
        <CardList layout="grid" label={words.bodies}>
          {bodies.map(({ slug, name, role, kinds }) => (
            <Card
              key={slug}
              title={name}
              href={bodyPath(slug)}
              tags={kinds.map((kind) => <Tag key={kind}>{b.kinds[kind]}</Tag>)}
              facts={[{ label: t.invitation.role, value: role, labelShown: true }]}
            />
          ))}
        </CardList>
      )}
    </Section>
  )
}

const Asked = ({ view: { asked }, keys }: Props) => (
  <Section title={h.asked}>
    <CardList label={h.asked}>
      {asked.map(({ title, text, withdrawal }) => (
        <Card
          key={withdrawal}
          title={title}
          actions={
            <Form {...post(keys)} action={withdrawal}>
              <Button kind="secondary" small context={title}>
                {h.withdraw}
              </Button>
            </Form>
          }
        >
          <p>{text}</p>
        </Card>
      ))}
    </CardList>
  </Section>
)

/** What somebody finds on arriving: what to do next, then where they belong. */
export const AccountPage = (props: Props) => {
  const { actor, view, links } = props
  return (
    <>
      <PageTitle title={words.hello(actor.name || words.title)} />
      {actor.asleep.length > 0 && <Asleep {...props} />}
      {props.children}
      <Todo {...props} />
      {view.days.length > 0 && <Days {...props} />}
      <FirstSteps {...props} />
      {view.asked.length > 0 && <Asked {...props} />}
      <Bodies {...props} />
      {links.length > 0 && (
        <Section title={h.links}>
          <CardList layout="grid" label={h.links}>
            {links.map(({ title, text, href }) => (
              <Card key={href} title={title} href={href}>
                <p>{text}</p>
              </Card>
            ))}
          </CardList>
        </Section>
      )}
    </>
  )
}
