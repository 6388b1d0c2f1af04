import { z } from 'zod'
import {
  cut,
  defaults,
  isDay,
  isParameterKey,
  type ParameterKey,
  parameterKeys,
  type Theme,
  themes,
} from '../../../../packages/rules/index.ts'
import { holds } from '../../../platform/access/actor.ts'
import { administrator, platform } from '../../../platform/access/policy.ts'
import type { Ctx } from '../../../platform/database/context.ts'
import { isoDate, optionalText, text, ticked } from '../../../platform/http/fields.ts'
import { type Typed, untouched } from '../../../platform/http/formState.ts'
import { optional, type Problem } from '../../../platform/http/input.ts'
import { file, redirect } from '../../../platform/http/reply.ts'
import { type FormKeys, type Route, route, type Services } from '../../../platform/http/route.ts'
import { formatDate } from '../../../platform/i18n/format.ts'
import { today } from '../../../platform/kernel/dates.ts'
import { addresses } from '../../domain/addresses.ts'
import { inForce, type LocalValue } from '../../domain/parameter.ts'
import { spanText, w } from '../../domain/parameterWords.ts'
import { findValue, valuesOf } from '../../store/legalParameters.ts'
import { readParameters } from '../../usecases/parameters/readParameters.ts'
import { saveValue, type ValueRefusal, withdrawValue } from '../../usecases/parameters/saveValue.ts'
import { administrationPage } from '../frame.tsx'
import { p } from './messages.ts'
import { parametersCsv, parametersJson } from './parameterFiles.ts'
import { ParametersPage } from './parametersView.tsx'
import { CorrectionPage, ParameterPage } from './parameterView.tsx'
import { presentParameter } from './presentParameter.ts'
import { parameterPath, presentParameters, shows } from './presentParameters.ts'

const at = addresses.parameters
/** The mission knows the law of its field: it reads; who administers writes. */
const readers = platform('mission', 'administrator')
const day = isoDate(w.errors.day).refine(isDay, w.errors.day)
const one = z.strictObject({ key: z.string().max(80) })
const oneValue = one.extend({ id: z.uuid() })
const valueForm = z.strictObject({
  value: text(60, p.form.valueMissing),
  from: isoDate(p.form.fromMissing),
  to: optional(isoDate(w.errors.day)).transform((typed) => typed ?? null),
  reference: text(300, p.form.referenceMissing),
  verifiedBy: optionalText(120).transform((typed) => typed ?? null),
  note: optionalText(500).transform((typed) => typed ?? null),
  closePrevious: ticked,
})

const loadKey = ({ params }: { readonly params: { readonly key: string } }): Promise<ParameterKey | null> =>
  Promise.resolve(isParameterKey(params.key) ? params.key : null)

const loadValue = async ({
  ctx,
  params,
}: {
  readonly ctx: Ctx
  readonly params: { readonly key: string; readonly id: string }
}): Promise<{ readonly key: ParameterKey; readonly value: LocalValue } | null> => {
  const { key } = params
  const value = isParameterKey(key) ? await findValue(ctx.db, ctx.scope, params) : null
  return value === null || !isParameterKey(key) ? null : { key, value }
}

const problemsTyped = (invalid: {
  readonly problems: readonly Problem[]
  readonly typed: Readonly<Record<string, string>>
}): Typed => ({
  errors: Object.fromEntries(invalid.problems.map(({ field, sentence }) => [field, sentence])),
  values: invalid.typed,
})

type TypedForm = z.output<typeof valueForm>

/** The fields again as they were typed: an unticked box is absent. */
const refusedTyped = (refusal: ValueRefusal, form: TypedForm): Typed => {
  const { closePrevious, to, verifiedBy, note, ...rest } = form
  const given = Object.entries({ to, verifiedBy, note }).filter(
    (pair): pair is [string, string] => pair[1] !== null,
  )
  return {
    errors: { [refusal.field ?? 'value']: refusal.sentence },
    values: { ...rest, ...Object.fromEntries(given), ...(closePrevious ? { closePrevious: 'on' } : {}) },
  }
}

type Parts = {
  readonly ctx: Ctx
  readonly services: Services
  readonly formKeys: FormKeys
}

const readView = async ({ ctx, services }: Parts, key: ParameterKey, asked: string | null) => {
  const past = await valuesOf(ctx.db, ctx.scope, key)
  const zone = services.territory.zone
  return presentParameter(key, {
    rows: inForce(past)[key] ?? [],
    past,
    today: today(ctx.clock, zone).toString(),
    asked,
    zone,
  })
}

const keyPage = async (
  parts: Parts,
  key: ParameterKey,
  shown: { readonly typed?: Typed; readonly asked?: string | null } = {},
) => {
  const view = await readView(parts, key, shown.asked ?? null)
  const canWrite = holds(parts.ctx.actor, 'administrator')
  const typed = shown.typed ?? untouched
  const above = [{ label: p.title, href: at }]
  const body = <ParameterPage view={view} keys={parts.formKeys} typed={typed} canWrite={canWrite} />
  return administrationPage(view.label, body, above, shown.typed === undefined ? 200 : 422, canWrite)
}

const correctionPage = async (
  parts: Parts,
  { key, value }: { readonly key: ParameterKey; readonly value: LocalValue },
  refused?: Typed,
) => {
  const view = await readView(parts, key, null)
  const typed: Typed = refused ?? {
    errors: {},
    values: {
      value: value.value.replace('.', ','),
      from: value.from,
      to: value.to ?? '',
      reference: value.article ?? '',
      verifiedBy: value.verifiedBy ?? '',
      note: value.note ?? '',
    },
  }
  const body = (
    <CorrectionPage
      view={view}
      id={value.id}
      span={spanText(value)}
      hasFallback={cut([value], defaults[key]).length === 0}
      keys={parts.formKeys}
      typed={typed}
    />
  )
  const above = [
    { label: p.title, href: at },
    { label: view.label, href: parameterPath(key) },
  ]
  return administrationPage(p.form.correctTitle, body, above, refused === undefined ? 200 : 422)
}

/** A value that somebody else corrected or withdrew meanwhile: its parameter, with the sentence. */
const gone = (parts: Parts, key: ParameterKey, refusal: ValueRefusal) =>
  keyPage(parts, key, { typed: { errors: { value: refusal.sentence }, values: {} } })

export const parametersRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: at,
    policy: readers,
    query: z.strictObject({
      le: optional(day),
      q: optional(z.string().max(100)),
      theme: optional(z.enum(Object.keys(themes) as [Theme, ...Theme[]])),
      voir: optional(z.enum(shows)),
    }),
    handle: async ({ ctx, services, query }) => {
      const { zone } = services.territory
      const present = today(ctx.clock, zone).toString()
      const wanted = {
        day: query.le ?? present,
        words: query.q ?? '',
        theme: query.theme ?? null,
        show: query.voir ?? null,
      }
      const shown = presentParameters(await readParameters(ctx.db, ctx.scope), wanted, zone)
      const view = {
        themes: shown,
        wanted,
        total: parameterKeys.length,
        dayText: formatDate(wanted.day),
        filtered:
          wanted.day !== present || wanted.words !== '' || wanted.theme !== null || wanted.show !== null,
        menu: holds(ctx.actor, 'administrator'),
      }
      return administrationPage(p.title, <ParametersPage view={view} />, [], 200, view.menu)
    },
  }),
  route({
    method: 'GET',
    path: `${at}.csv`,
    policy: readers,
    handle: async ({ ctx }) =>
      file({
        name: `${p.file.name}.csv`,
        mediaType: 'text/csv',
        body: parametersCsv(await readParameters(ctx.db, ctx.scope)),
      }),
  }),
  route({
    method: 'GET',
    path: `${at}.json`,
    policy: readers,
    handle: async ({ ctx }) =>
      file({
        name: `${p.file.name}.json`,
        mediaType: 'application/json',
        body: JSON.stringify(parametersJson(await readParameters(ctx.db, ctx.scope)), null, 2),
      }),
  }),
  route({
    method: 'GET',
    path: `${at}/:key`,
    policy: readers,
    params: one,
    query: z.strictObject({ le: optional(day) }),
    load: loadKey,
    handle: ({ query, resource, ...parts }) => keyPage(parts, resource, { asked: query.le ?? null }),
  }),
  route({
    method: 'POST',
    path: `${at}/:key`,
    policy: administrator(),
    params: one,
    form: valueForm,
    load: loadKey,
    handle: async ({ form, resource: key, ...parts }) => {
      const saved = await saveValue(parts.ctx, { ...form, key, corrected: null })
      return saved.ok
        ? redirect(parameterPath(key), { flash: p.form.added })
        : keyPage(parts, key, { typed: refusedTyped(saved.refusal, form) })
    },
    invalid: ({ resource: key, ...parts }, invalid) => keyPage(parts, key, { typed: problemsTyped(invalid) }),
  }),
  route({
    method: 'GET',
    path: `${at}/:key/:id`,
    policy: administrator(),
    params: oneValue,
    load: loadValue,
    handle: ({ resource, ...parts }) => correctionPage(parts, resource),
  }),
  route({
    method: 'POST',
    path: `${at}/:key/:id`,
    policy: administrator(),
    params: oneValue,
    form: valueForm,
    load: loadValue,
    handle: async ({ form, resource, ...parts }) => {
      const { key, value } = resource
      const saved = await saveValue(parts.ctx, { ...form, key, corrected: value.id })
      if (saved.ok) return redirect(parameterPath(key), { flash: p.form.corrected })
      if (saved.refusal.code === 'gone') return gone(parts, key, saved.refusal)
      return correctionPage(parts, resource, refusedTyped(saved.refusal, form))
    },
    invalid: ({ resource, ...parts }, invalid) => correctionPage(parts, resource, problemsTyped(invalid)),
  }),
  route({
    method: 'POST',
    path: `${at}/:key/:id/retrait`,
    policy: administrator(),
    params: oneValue,
    form: z.strictObject({}),
    load: loadValue,
    handle: async ({ resource: { key, value }, ...parts }) => {
      const withdrawn = await withdrawValue(parts.ctx, { key, id: value.id })
      return withdrawn.ok
        ? redirect(parameterPath(key), { flash: p.form.withdrawn })
        : gone(parts, key, withdrawn.refusal)
    },
  }),
]
