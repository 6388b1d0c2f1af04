import { kinds, type Structure, sectors } from '../../directory/index.ts'
import { departmentName } from '../../platform/geo/departments.ts'
import { formatDate, formatDistance, formatSiret } from '../../platform/i18n/format.ts'
import {
  Actions,
  Banner,
  Bullets,
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ExternalLink,
  Form,
  HiddenInputs,
  PageTitle,
  PrintButton,
  Section,
  Tag,
  TextInput,
} from '../../ui/index.ts'
import { type Compared, compared, detailsOf } from '../domain/compare.ts'
import { MOST_COMPARED } from '../domain/shortlist.ts'
import { p } from './messages.ts'
import { addPath, compareAddress, comparePath } from './paths.ts'

const w = p.compare

export type CompareView = {
  readonly structures: readonly Structure[]
  readonly tooMany: boolean
  readonly near: { readonly typed: string; readonly name: string | null }
  /** Metres from the commune chosen, for each record; null when its position is not known. */
  readonly metres: readonly (number | null)[]
  /** What was typed to be added and found nothing. */
  readonly notFound: string | null
}

type Area = Structure['activities'][number]['area']

const areaName = (area: Area): string => {
  if (area.kind === 'country') return w.known.country
  if (area.kind === 'departments') return area.departments.map(departmentName).join(', ')
  if (area.kind === 'communes') return w.communes(area.communes.length)
  return area.kind === 'radius' ? w.radius(area.km) : w.known.unknown
}

const activitiesOf = ({ activities }: Structure): string[] =>
  activities.map(
    ({ sector, area, deduced }) =>
      `${sectors[sector].name}\u00a0: ${areaName(area)}${deduced ? ` (${w.rows.deduced})` : ''}`,
  )

const filled = (...parts: readonly (string | null)[]): string[] => {
  const text = parts.filter((part) => part !== null && part !== '').join(' ')
  return text === '' ? [] : [text]
}

/** Every line of the table; those about which no record says anything are left out. */
export const rowsOf = ({
  structures,
  near,
  metres,
}: CompareView): (Compared & { readonly label: string })[] => {
  const row = (label: string, key: string, of: (one: Structure, index: number) => readonly string[]) => ({
    label,
    ...compared(key, structures.map(of)),
  })
  const rows = [
    row(w.rows.kinds, 'kinds', (one) => one.kinds.map(({ kind }) => `${kinds[kind].name} (${kind})`)),
    row(w.rows.activities, 'activities', activitiesOf),
    row(w.rows.capacity, 'capacity', (one) => detailsOf(one).capacity),
    row(w.rows.labels, 'labels', (one) => detailsOf(one).labels),
    ...(near.name === null
      ? []
      : [
          row(w.rows.from(near.name), 'distance', (_one, index) => {
            const away = metres[index]
            return away == null ? [] : [formatDistance(away)]
          }),
        ]),
    row(w.rows.department, 'department', (one) => filled(one.department && departmentName(one.department))),
    row(w.rows.address, 'address', (one) => filled(one.address, one.postCode, one.city)),
    row(w.rows.website, 'website', (one) => filled(one.website)),
    row(w.rows.siret, 'siret', (one) => filled(one.siret && formatSiret(one.siret))),
    row(w.rows.source, 'source', (one) => filled(one.source, one.sourceDate && formatDate(one.sourceDate))),
  ]
  return rows.filter(({ values }) => values.some((one) => one.length > 0))
}

/** Who they are differs by nature: only what one chooses by is marked. */
const UNMARKED = new Set(['address', 'website', 'siret'])

const Values = ({ row, index }: { readonly row: Compared; readonly index: number }) => {
  const values = row.values[index] ?? []
  if (values.length === 0) return <span class="muted">{w.unsaid}</span>
  if (row.key === 'website') {
    const [address = ''] = values
    // Its name alone: a whole address is wider than a small phone.
    return <ExternalLink href={address}>{URL.parse(address)?.hostname ?? address}</ExternalLink>
  }
  return values.length === 1 ? <span>{values[0]}</span> : <Bullets items={values} />
}

const Table = ({ view }: { readonly view: CompareView }) => (
  <DataTable
    id="comparaison"
    caption={w.caption}
    captionHidden
    rows={rowsOf(view)}
    rowKey={({ key }) => key}
    columns={[
      {
        key: 'criterion',
        header: w.criterion,
        rowHeader: true,
        cell: (row) => (
          <>
            {row.label}{' '}
            {!UNMARKED.has(row.key) && view.structures.length > 1 && row.differs && (
              <Tag tone="warning" icon="shuffle">
                {w.differs}
              </Tag>
            )}
          </>
        ),
      },
      ...view.structures.map((structure, index) => ({
        key: structure.id,
        header: structure.name,
        cell: (row: Compared) => <Values row={row} index={index} />,
      })),
    ]}
  />
)

const Chosen = ({ view }: { readonly view: CompareView }) => (
  <ul class="bullets">
    {view.structures.map((structure) => (
      <li key={structure.id}>
        <a href={`/structures/${structure.slug}`}>{structure.name}</a>{' '}
        <ButtonLink
          kind="quiet"
          small
          icon="x"
          context={structure.name}
          href={compareAddress(
            view.structures.filter(({ id }) => id !== structure.id).map(({ id }) => id),
            view.near.typed,
          )}
        >
          {w.removeShort}
        </ButtonLink>
      </li>
    ))}
  </ul>
)

const Ids = ({ view }: { readonly view: CompareView }) => (
  <>
    {view.structures.map(({ id }) => (
      <input key={id} type="hidden" name="ids" value={id} />
    ))}
  </>
)

const AddOne = ({ view }: { readonly view: CompareView }) => (
  <Form action={comparePath} method="get" label={w.addAction}>
    <Ids view={view} />
    <HiddenInputs values={{ 'pres-de': view.near.typed === '' ? undefined : view.near.typed }} />
    <TextInput
      name="ajout"
      label={w.add}
      maxLength={200}
      value={view.notFound ?? undefined}
      error={view.notFound === null ? undefined : w.notFound}
    />
    <Button kind="secondary" icon="plus">
      {w.addAction}
    </Button>
  </Form>
)

const Near = ({ view }: { readonly view: CompareView }) => (
  <Form action={comparePath} method="get" label={w.nearAction}>
    <Ids view={view} />
    <TextInput
      name="pres-de"
      label={w.near}
      hint={w.nearHint}
      maxLength={100}
      value={view.near.typed}
      error={view.near.typed !== '' && view.near.name === null ? w.nearUnknown : undefined}
    />
    <Button kind="secondary" icon="map-pin">
      {w.nearAction}
    </Button>
  </Form>
)

/** Two to four records, one column each; on a narrow screen one block for each question. */
export const ComparePage = ({ view }: { readonly view: CompareView }) => {
  const { structures } = view
  return (
    <>
      <PageTitle title={w.title} lead={w.lead} />
      {view.tooMany && <Banner tone="warning">{w.tooMany}</Banner>}
      {structures.length < 2 && (
        <EmptyState
          title={w.none}
          icon="scale"
          action={<ButtonLink href="/structures">{p.lists.emptyAction}</ButtonLink>}
        >
          <p>{w.noneText}</p>
        </EmptyState>
      )}
      {structures.length > 0 && (
        <>
          <Chosen view={view} />
          <Table view={view} />
          <Actions>
            <ButtonLink icon="list" href={addPath(structures.map(({ id }) => id))}>
              {w.keep}
            </ButtonLink>
            <PrintButton />
          </Actions>
        </>
      )}
      <Section title={w.addAction} titleHidden>
        {structures.length > 0 && <Near view={view} />}
        {structures.length < MOST_COMPARED && <AddOne view={view} />}
      </Section>
    </>
  )
}
