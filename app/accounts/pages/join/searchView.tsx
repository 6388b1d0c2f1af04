import { departmentName } from '../../../platform/geo/departments.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Button,
  ButtonLink,
  Card,
  CardList,
  EmptyState,
  Form,
  PageTitle,
  SearchBox,
  Section,
  Tag,
} from '../../../ui/index.ts'
import { formatSiren } from '../../domain/siren.ts'
import type { Body } from '../../store/bodies.ts'
import { bodyPath } from '../bodies/bodyFrame.tsx'
import { b } from '../bodies/messages.ts'
import { j } from './messages.ts'

const words = j.search

export const joinPath = (slug = ''): string =>
  slug === '' ? '/compte/rejoindre' : `/compte/rejoindre/${slug}`
export const createPath = '/compte/creation-organisme'

/** What this person can do with a body. */
export type Standing =
  | { readonly kind: 'member' }
  | { readonly kind: 'asked'; readonly requestId: string }
  | { readonly kind: 'domain'; readonly domain: string }
  | { readonly kind: 'ask' }

export type Found = { readonly body: Body; readonly standing: Standing }

export type SearchView = {
  readonly keys: FormKeys
  /** Null when nothing was searched. */
  readonly typed: string | null
  readonly found: readonly Found[]
  readonly more: boolean
  readonly suggested: readonly Found[]
  /** What the form of creation opens with. */
  readonly createHref: string
}

const Actions = ({ found, keys }: { readonly found: Found; readonly keys: FormKeys }) => {
  const { body, standing } = found
  const form = { csrf: keys.csrf, idempotencyKey: keys.key, inline: true } as const
  switch (standing.kind) {
    case 'member':
      return (
        <ButtonLink href={bodyPath(body.slug)} context={body.name}>
          {words.open}
        </ButtonLink>
      )
    case 'asked':
      return (
        <Form {...form} action={`/compte/demandes/${standing.requestId}/retrait`}>
          <Button kind="secondary" context={body.name}>
            {words.withdraw}
          </Button>
        </Form>
      )
    case 'domain':
      return (
        <Form {...form} action={`${joinPath(body.slug)}/domaine`}>
          <Button context={body.name}>{words.join}</Button>
        </Form>
      )
    case 'ask':
      return (
        <ButtonLink href={joinPath(body.slug)} context={body.name}>
          {words.ask}
        </ButtonLink>
      )
  }
}

const BodyCard = ({ found, keys }: { readonly found: Found; readonly keys: FormKeys }) => {
  const { body, standing } = found
  return (
    <Card
      title={body.name}
      icon="building-2"
      tags={body.kinds.map((kind) => <Tag key={kind}>{b.kinds[kind]}</Tag>)}
      facts={[
        ...(body.siren === null
          ? []
          : [{ label: b.home.siren, value: formatSiren(body.siren), labelShown: true }]),
        ...(body.city === null ? [] : [{ label: b.home.city, value: body.city }]),
        ...(body.departments.length === 0
          ? []
          : [{ label: words.departments, value: body.departments.map(departmentName).join(', ') }]),
      ]}
      actions={<Actions found={found} keys={keys} />}
    >
      {standing.kind === 'member' && <p>{words.member}</p>}
      {standing.kind === 'asked' && <p>{words.asked}</p>}
      {standing.kind === 'domain' && <p>{words.domain(standing.domain)}</p>}
    </Card>
  )
}

const Bodies = (props: {
  readonly title: string
  readonly lead?: string | undefined
  readonly found: readonly Found[]
  readonly keys: FormKeys
}) => (
  <Section title={props.title} lead={props.lead}>
    <CardList label={props.title}>
      {props.found.map((found) => (
        <BodyCard key={found.body.id} found={found} keys={props.keys} />
      ))}
    </CardList>
  </Section>
)

export const SearchPage = ({ view }: { readonly view: SearchView }) => {
  const { keys, typed, found, suggested } = view
  const create = <ButtonLink href={view.createHref}>{words.create}</ButtonLink>
  return (
    <>
      <PageTitle title={words.title} lead={words.lead} />
      <SearchBox
        id="recherche-organisme"
        action={joinPath()}
        label={words.label}
        hint={words.hint}
        value={typed ?? undefined}
      />
      {suggested.length > 0 && <Bodies title={words.suggested} found={suggested} keys={keys} />}
      {found.length > 0 && (
        <Bodies title={words.found} lead={view.more ? words.more : undefined} found={found} keys={keys} />
      )}
      {found.length === 0 &&
        (typed !== null ? (
          <EmptyState title={words.none} action={create}>
            <p>{words.noneText}</p>
          </EmptyState>
        ) : (
          suggested.length === 0 && (
            <EmptyState title={words.start}>
              <p>{words.startText}</p>
            </EmptyState>
          )
        ))}
      {found.length > 0 && (
        <>
          <p>{words.createText}</p>
          {create}
        </>
      )}
    </>
  )
}
