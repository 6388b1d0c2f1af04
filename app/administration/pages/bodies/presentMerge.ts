import { mergedBody } from '../../../accounts/index.ts'
import { formatNumber } from '../../../platform/i18n/format.ts'
import type { Territory } from '../../../platform/territory.ts'
import { messages } from '../../../ui/index.ts'
import type { BodyCounts } from '../../store/bodies.ts'
import type { CountedBody } from '../../usecases/readBody.ts'
import type { MergeView } from './mergeView.tsx'
import { b } from './messages.ts'
import { departmentsText, kindLabel, sirenText } from './presentBodies.ts'

const counted = [
  'members',
  'invitations',
  'requests',
  'events',
  'participants',
  'partners',
  'structures',
] as const satisfies readonly (keyof BodyCounts)[]

/** Members of both are counted once, so that what they add up to is only known as a most. */
const added = (field: (typeof counted)[number], sum: number, shared: boolean): string =>
  shared && (field === 'members' || field === 'requests') ? b.merge.total(sum) : formatNumber(sum)

/** The lines of the comparison: what each says, then what the one that stays becomes. */
export const comparison = (
  kept: CountedBody,
  merged: CountedBody,
  territory: Territory,
): MergeView['rows'] => {
  const after = mergedBody(kept.body, merged.body)
  const text = (value: string | null): string => value ?? messages.check.empty
  const kinds = (of: readonly string[]): string => of.map(kindLabel).join(', ')
  const departments = (of: readonly string[]): string => departmentsText(of, territory)
  const line = (field: string, of: (body: typeof after) => string) => ({
    field,
    kept: of(kept.body),
    merged: of(merged.body),
    after: of(after),
  })
  return [
    line(b.page.name, ({ name }) => name),
    { field: b.merge.address, kept: kept.body.slug, merged: merged.body.slug, after: kept.body.slug },
    line(b.page.kinds, (body) => kinds(body.kinds)),
    line(b.page.siren, ({ siren }) => text(sirenText(siren))),
    line(b.page.departments, (body) => departments(body.departments)),
    line(b.page.city, ({ city }) => text(city)),
    line(b.page.website, ({ website }) => text(website)),
    line(b.page.description, ({ description }) => text(description)),
    ...counted.map((field) => ({
      field: b.page[field],
      kept: formatNumber(kept.counts[field]),
      merged: formatNumber(merged.counts[field]),
      after: added(
        field,
        kept.counts[field] + merged.counts[field],
        kept.counts[field] > 0 && merged.counts[field] > 0,
      ),
    })),
  ]
}
