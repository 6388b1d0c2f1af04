import { z } from 'zod'
import { type Place, readPlaces } from '../../accounts/index.ts'
import type { Actor } from '../../platform/access/actor.ts'
import { person } from '../../platform/access/policy.ts'
import type { Ctx } from '../../platform/database/context.ts'
import { id } from '../../platform/http/fields.ts'
import { page, redirect } from '../../platform/http/reply.ts'
import { type FormKeys, type Route, route } from '../../platform/http/route.ts'
import { formatFullDate } from '../../platform/i18n/format.ts'
import { oneOf } from '../../platform/kernel/oneOf.ts'
import { Button, ButtonLink, Card, CardList, EmptyState, Form, PageTitle } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { participantRoles } from '../domain/participant.ts'
import { roleNames } from '../messages.ts'
import { eventPath } from './presentEvents.ts'
import { p } from './publicMessages.ts'
import { crumbsOf, loadVisibleEvent, slugParams } from './shared.ts'

const words = p.ownPlaces

/** Where somebody signed in finds what is theirs at an event. */
export const ownPlacesPath = (event: Pick<OpenMapEvent, 'slug'>): string => eventPath(event, '/mon-espace')

/** Whose place it is, and as what they come. */
export const placeWords = ({ name, role, state }: Place): string =>
  [name, roleNames[oneOf(participantRoles, role)], ...(state === 'confirmed' ? [] : [words.waiting])]
    .filter((part) => part !== '')
    .join(', ')

type Own = {
  readonly event: Pick<OpenMapEvent, 'slug' | 'title' | 'day'>
  readonly places: readonly Place[]
}

/** A draft is seen by those who were told of it: they hold a place there. */
const loadOwn = async (request: {
  readonly ctx: Ctx
  readonly actor: Actor
  readonly params: { readonly slug: string }
}): Promise<Own | null> => {
  const { ctx, actor, params } = request
  if (actor.kind !== 'person') return null
  const places = (await readPlaces(ctx.db, ctx.scope.territoryId, actor)).places.filter(
    ({ slug }) => slug === params.slug,
  )
  const [first] = places
  if (first !== undefined) return { event: first, places }
  const found = await loadVisibleEvent(request)
  return found === null ? null : { event: found.event, places }
}

const OwnPlaces = ({ own: { event, places }, keys }: { readonly own: Own; readonly keys: FormKeys }) => (
  <>
    <PageTitle kicker={event.title} title={words.title} lead={words.lead(formatFullDate(event.day))} />
    {places.length === 0 ? (
      <EmptyState
        title={words.none}
        icon="calendar"
        action={<ButtonLink href={eventPath(event)}>{words.noneAction}</ButtonLink>}
      >
        <p>{words.noneText}</p>
      </EmptyState>
    ) : (
      <CardList layout="grid" label={words.title}>
        {places.map((place) => (
          <Card
            key={place.id}
            title={placeWords(place)}
            level={2}
            actions={
              <Form
                action={ownPlacesPath(event)}
                csrf={keys.csrf}
                idempotencyKey={keys.key}
                hidden={{ place: place.id }}
                inline
              >
                <Button kind="primary" context={placeWords(place)}>
                  {words.open}
                </Button>
              </Form>
            }
          >
            <p>{place.way === 'address' ? words.byAddress : words.byBody}</p>
          </Card>
        ))}
      </CardList>
    )}
  </>
)

const mine = { policy: person(), params: slugParams, load: loadOwn } as const

/** The pages of a participant, for somebody who has an account: they say which place they mean, and stay signed in. */
export const ownPlacesRoutes: readonly Route[] = [
  route({
    ...mine,
    method: 'GET',
    path: '/rencontres/:slug/mon-espace',
    handle: ({ resource, formKeys }) =>
      page({
        title: `${words.title} – ${resource.event.title}`,
        indexed: false,
        breadcrumb: crumbsOf(resource.event, { label: words.title }),
        body: <OwnPlaces own={resource} keys={formKeys} />,
      }),
  }),
  route({
    ...mine,
    method: 'POST',
    path: '/rencontres/:slug/mon-espace',
    form: z.strictObject({ place: id }),
    handle: ({ resource: { event, places }, form }) => {
      const place = places.find((one) => one.id === form.place)
      if (place === undefined) return redirect(ownPlacesPath(event), { flash: words.gone })
      const tab = place.registrationId === null ? '/mon-agenda' : '/mon-inscription'
      return redirect(eventPath(event, tab), {
        back: true,
        session: { acting: place.id },
        flash: words.opened(place.name),
      })
    },
  }),
]
