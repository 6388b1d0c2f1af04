import { departmentName } from '../../../platform/geo/departments.ts'
import {
  Bullets,
  ButtonLink,
  Card,
  CardList,
  DescriptionList,
  ExternalLink,
  Section,
  Split,
} from '../../../ui/index.ts'
import { type BodyAction, bodyActions } from '../../domain/policy.ts'
import { formatSiren } from '../../domain/siren.ts'
import { BodyFrame, bodyPath } from './bodyFrame.tsx'
import type { WithBody } from './bodyShared.tsx'
import { b } from './messages.ts'

const words = b.home

export type RequestCard = {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly message: string | null
  readonly when: string
}

export type BodyHomeView = WithBody & {
  readonly roleText: string
  /** Names of those who manage, for whoever does not. */
  readonly managers: readonly string[]
  readonly requests: readonly RequestCard[]
}

const RequestCards = ({ requests }: BodyHomeView) => (
  <Section title={words.requests}>
    <CardList label={words.requests}>
      {requests.map(({ id, name, email, message, when }) => (
        <Card
          key={id}
          title={name || email}
          icon="user"
          actions={
            <ButtonLink href={`/compte/demandes/${id}`} context={name || email}>
              {words.review}
            </ButtonLink>
          }
        >
          <p>{words.asked(email, when)}</p>
          {message !== null && <p>{message}</p>}
        </Card>
      ))}
    </CardList>
  </Section>
)

const Role = ({ may, managers, roleText }: BodyHomeView) => (
  <Section title={words.myRole}>
    <p>
      <strong>{roleText}</strong>
    </p>
    <h3>{words.canTitle}</h3>
    <Bullets
      items={(Object.keys(bodyActions) as BodyAction[])
        .filter((action) => may.has(action))
        .map((action) => words.can[action])}
    />
    {!may.has('edit') && managers.length > 0 && <p>{words.askManager(managers.join(', '))}</p>}
  </Section>
)

export const BodyHomePage = ({ view }: { readonly view: BodyHomeView }) => {
  const { body, may } = view
  return (
    <BodyFrame
      view={view}
      tab="home"
      title={body.name}
      lead={body.fictitious ? words.fictitious : undefined}
      actions={
        may.has('edit') && (
          <ButtonLink href={bodyPath(body.slug, '/modifier')} icon="pencil">
            {words.edit}
          </ButtonLink>
        )
      }
    >
      {view.requests.length > 0 && <RequestCards {...view} />}
      <Split variant="side" aside={<Role {...view} />}>
        <Section title={words.identity}>
          <DescriptionList
            items={[
              { term: words.kinds, value: body.kinds.map((kind) => b.kinds[kind]).join(', ') },
              { term: words.siren, value: body.siren && formatSiren(body.siren) },
              { term: words.departments, value: body.departments.map(departmentName).join(', ') },
              { term: words.city, value: body.city },
              {
                term: words.website,
                value: body.website && <ExternalLink href={body.website}>{body.website}</ExternalLink>,
              },
              { term: words.description, value: body.description },
            ]}
          />
        </Section>
      </Split>
    </BodyFrame>
  )
}
