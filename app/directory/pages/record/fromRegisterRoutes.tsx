import type { JSX } from 'preact'
import { z } from 'zod'
import type { Ctx } from '../../../platform/database/context.ts'
import { many } from '../../../platform/http/input.ts'
import { redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate, formatDateTime } from '../../../platform/i18n/format.ts'
import { localOf, today } from '../../../platform/kernel/dates.ts'
import { COMPANIES_SOURCE } from '../../../platform/outside/companies.ts'
import {
  Button,
  ButtonLink,
  Checkboxes,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
} from '../../../ui/index.ts'
import {
  differencesWith,
  type RegisteredDifference,
  type RegisteredPart,
  registeredParts,
} from '../../domain/fromRegister.ts'
import { recordEditor } from '../../domain/policy.ts'
import type { Structure } from '../../domain/structure.ts'
import { changeStructure } from '../../usecases/changeStructure.ts'
import { type LookedUp, lookUp } from '../lookUp.ts'
import { editPage } from './editFrame.tsx'
import { e } from './editMessages.ts'
import { editPath } from './paths.ts'
import { loadStructure, slugParams } from './recordRoutes.tsx'

const w = e.register
const path = '/structures/:slug/modifier/registre'
const query = z.strictObject({ siret: z.string().regex(/^\d{14}$/) })

/** The SIRET is in the address: the register is asked before anything is read here. */
export const fromRegisterPath = (structure: Structure): string =>
  `${editPath(structure)}/registre?siret=${structure.siret ?? ''}`

type Asked = {
  readonly ctx: Ctx
  readonly services: Services
  readonly formKeys: FormKeys
  readonly resource: { readonly structure: Structure }
  readonly told: LookedUp
}

const textOf = (part: RegisteredPart, of: Partial<Structure>): string => {
  const { position, closedOn } = of
  switch (part) {
    case 'name':
      return of.name ?? w.none
    case 'naf':
      return of.naf ?? w.none
    case 'address':
      return [of.address, of.postCode, of.city].filter(Boolean).join(' ') || w.none
    case 'position':
      return position == null ? w.none : `${position.latitude.toFixed(5)}, ${position.longitude.toFixed(5)}`
    case 'closed':
      return closedOn == null ? w.atWork : w.closedOn(formatDate(closedOn))
  }
}

/** What differs, or why nothing can be compared. */
const compare = ({ ctx, resource: { structure }, told }: Asked) => {
  if (told === null || !told.ok) return { kind: 'silent' } as const
  const { place, at } = told.value
  // An address made by hand, with another SIRET, is answered as an unknown one.
  if (place === null || place.siret !== structure.siret) return { kind: 'unknown' } as const
  const differences = differencesWith(structure, place, today(ctx.clock).toString())
  return differences.length === 0
    ? ({ kind: 'same', at } as const)
    : ({ kind: 'differs', at, differences } as const)
}

const Framed = (props: { readonly structure: Structure; readonly title: string; readonly text: string }) => (
  <EmptyState
    title={props.title}
    icon="refresh-cw"
    action={<ButtonLink href={editPath(props.structure)}>{e.back}</ButtonLink>}
  >
    <p>{props.text}</p>
  </EmptyState>
)

const Choice = (props: {
  readonly structure: Structure
  readonly keys: FormKeys
  readonly differences: readonly RegisteredDifference[]
  readonly error: string | undefined
}) => {
  const { structure, keys, differences, error } = props
  return (
    <Form
      action={fromRegisterPath(structure)}
      csrf={keys.csrf}
      idempotencyKey={keys.key}
      hidden={{ version: String(structure.version) }}
      label={w.title}
    >
      <Checkboxes
        name="parts"
        legend={w.choose}
        values={error === undefined ? differences.map(({ part }) => part) : []}
        error={error}
        options={differences.map(({ part, change }) => ({
          value: part,
          label: w.change(w.parts[part], textOf(part, structure), textOf(part, change as Partial<Structure>)),
        }))}
      />
      <Button>{w.save}</Button>
    </Form>
  )
}

const shown = (asked: Asked, error?: string, status = 200) => {
  const { services, resource, formKeys } = asked
  const { structure } = resource
  const found = compare(asked)
  const moment = 'at' in found ? formatDateTime(localOf(found.at, services.territory.zone)) : ''
  const date = structure.sourceDate
  const bodies: { readonly [K in typeof found.kind]: () => JSX.Element } = {
    silent: () => (
      <Framed
        structure={structure}
        title={w.silent}
        text={w.silentText(date === null ? w.undated : w.dated(formatDate(date)))}
      />
    ),
    unknown: () => <Framed structure={structure} title={w.unknown} text={w.unknownText} />,
    same: () => <Framed structure={structure} title={w.same} text={w.sameText(moment)} />,
    differs: () => (
      <Choice
        structure={structure}
        keys={formKeys}
        differences={found.kind === 'differs' ? found.differences : []}
        error={error}
      />
    ),
  }
  return editPage(
    structure,
    null,
    <>
      <ErrorSummary errors={{ parts: error }} />
      <PageTitle
        kicker={structure.name}
        title={w.title}
        lead={found.kind === 'differs' ? w.lead(moment) : undefined}
      />
      {bodies[found.kind]()}
    </>,
    status,
  )
}

/** A record completed from the register of companies: what differs is shown, what is chosen is written. */
export const fromRegisterRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path,
    policy: recordEditor(),
    params: slugParams,
    query,
    load: loadStructure,
    ask: lookUp,
    handle: (request) => shown(request),
  }),
  route({
    method: 'POST',
    path,
    policy: recordEditor(),
    params: slugParams,
    query,
    load: loadStructure,
    // Asked again: what is written comes from the register, never from the form.
    ask: lookUp,
    form: z.strictObject({
      parts: many(z.enum(registeredParts)),
      version: z.coerce.number().int().min(1).max(2_000_000_000),
    }),
    handle: async (request) => {
      const { ctx, form, resource } = request
      const { structure } = resource
      const found = compare(request)
      if (found.kind !== 'differs') return shown(request, undefined, 422)
      const chosen = found.differences.filter(({ part }) => form.parts.includes(part))
      if (chosen.length === 0) return shown(request, w.nothing, 422)
      const done = await changeStructure(ctx, {
        structureId: structure.id,
        change: Object.assign({}, ...chosen.map(({ change }) => change)),
        cause: 'register',
        version: form.version,
        origin: { source: COMPANIES_SOURCE, date: today(ctx.clock).toString() },
      })
      return done.ok
        ? redirect(editPath(done.value.structure), { flash: done.value.changed ? e.saved : e.unchanged })
        : shown(request, done.refusal.sentence, done.refusal.code === 'conflict' ? 409 : 422)
    },
  }),
]
