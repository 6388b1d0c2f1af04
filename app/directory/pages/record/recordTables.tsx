import { Badge, DataTable, Tag } from '../../../ui/index.ts'
import { kinds } from '../../domain/kinds.ts'
import { sectors } from '../../domain/sectors.ts'
import type { Activity, Structure } from '../../domain/structure.ts'
import { t } from '../../messages.ts'
import { r } from './messages.ts'
import { photoPath } from './paths.ts'
import { areaText, checkedOn, dated, isExpired, noteOf, validityText } from './presentRecord.ts'
import type { RecordView } from './recordView.tsx'

/** What one does, how, where, and whether somebody said so. */
export const activityColumns = (communes: ReadonlyMap<string, string>) => [
  { key: 'sector', header: r.sector, rowHeader: true, cell: (one: Activity) => sectors[one.sector].name },
  {
    key: 'service',
    header: r.service,
    cell: (one: Activity) => (one.service === 'service' ? r.serviceName : r.secondment),
  },
  {
    key: 'area',
    header: r.area,
    cell: (one: Activity) =>
      one.area.kind === 'unknown' ? <Badge kind="unknown" /> : areaText(one.area, communes),
  },
  {
    key: 'state',
    header: r.state,
    cell: (one: Activity) => (one.deduced ? <Badge kind="unverified">{r.deduced}</Badge> : r.stated),
  },
]

export const ActivitiesTable = ({ view }: { readonly view: Pick<RecordView, 'structure' | 'communes'> }) => {
  const { structure, communes } = view
  return (
    <>
      <DataTable
        id="table-activites"
        caption={r.activities}
        captionHidden
        rows={structure.activities}
        rowKey={(one) => JSON.stringify(one)}
        empty={r.noActivity}
        columns={activityColumns(communes)}
      />
      {structure.activities.length > 0 && <p class="hint">{noteOf(structure, 'activities')}</p>}
    </>
  )
}

export const KindsTable = ({ view }: { readonly view: Pick<RecordView, 'structure' | 'day'> }) => (
  <DataTable
    id="table-types"
    caption={r.kinds}
    captionHidden
    rows={view.structure.kinds}
    rowKey={(one) => one.kind}
    columns={[
      {
        key: 'kind',
        header: r.kind,
        rowHeader: true,
        cell: (one) => `${kinds[one.kind].name} (${one.kind})`,
      },
      { key: 'law', header: r.basis, cell: (one) => kinds[one.kind].basis },
      {
        key: 'number',
        header: r.number,
        cell: ({ basis }) => (
          <>
            {basis?.number ?? <span class="muted">{r.noNumber}</span>}
            {basis?.evidence !== undefined && basis.evidence !== null && (
              <span class="description-note">{r.evidence(basis.evidence)}</span>
            )}
          </>
        ),
      },
      {
        key: 'validity',
        header: r.validity,
        cell: ({ basis }) => (
          <>
            {validityText(basis)}{' '}
            {isExpired(basis, view.day) && (
              <Tag tone="warning" icon="triangle-alert">
                {r.expired}
              </Tag>
            )}
            {basis?.checkedAt !== undefined && basis.checkedAt !== null && (
              <Tag tone="success" icon="circle-check">
                {r.checked(checkedOn(basis.checkedAt))}
              </Tag>
            )}
          </>
        ),
      },
      {
        key: 'source',
        header: r.source,
        cell: (one) => `${one.source}, ${dated(one.sourceDate)}`,
      },
    ]}
  />
)

export const ReferencesTable = ({ structure }: { readonly structure: Structure }) => (
  <>
    <DataTable
      id="table-references"
      caption={r.references}
      captionHidden
      rows={structure.references}
      rowKey={(one) => JSON.stringify(one)}
      empty={r.noReference}
      columns={[
        { key: 'client', header: r.client, rowHeader: true, cell: (one) => one.client },
        { key: 'object', header: r.object, cell: (one) => one.object },
        { key: 'year', header: r.year, cell: (one) => one.year ?? r.unsaid },
        {
          key: 'amount',
          header: r.amount,
          cell: (one) => (one.amount === null ? r.unsaid : t.amounts[one.amount]),
        },
      ]}
    />
    {structure.references.length > 0 && <p class="hint">{noteOf(structure, 'references')}</p>}
  </>
)

export const PhotosList = ({ structure }: { readonly structure: Structure }) => (
  <ul class="photos">
    {structure.photos.map(({ id, alt, width, height }) => (
      <li key={id}>
        <img src={photoPath(structure, id)} alt={alt} width={width} height={height} loading="lazy" />
      </li>
    ))}
  </ul>
)
