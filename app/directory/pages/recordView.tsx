import { departmentName } from '../../platform/geo/departments.ts'
import { formatDate, formatSiret } from '../../platform/i18n/format.ts'
import {
  Badge,
  ButtonLink,
  DataTable,
  DescriptionList,
  ExternalLink,
  PageTitle,
  Prose,
  Section,
  Tag,
} from '../../ui/index.ts'
import { kinds } from '../domain/kinds.ts'
import { sectors } from '../domain/sectors.ts'
import type { Area, Structure } from '../domain/structure.ts'
import { t } from '../messages.ts'
import { PutAside } from './putAside.tsx'

const dated = (date: string | null): string => (date === null ? t.record.unknownDate : formatDate(date))

const areaName = (area: Area): string => {
  switch (area.kind) {
    case 'country':
      return t.record.country
    case 'departments':
      return area.departments.map(departmentName).join(', ')
    case 'communes':
      return t.record.communes(area.communes.length)
    case 'radius':
      return t.record.radius(area.km)
    case 'unknown':
      return t.record.unknownArea
  }
}

export const RecordPage = ({ structure }: { structure: Structure }) => {
  const address = [structure.address, [structure.postCode, structure.city].filter(Boolean).join(' ')]
    .filter(Boolean)
    .join(', ')
  return (
    <>
      <PageTitle
        title={structure.name}
        kicker={structure.brand ?? undefined}
        tags={
          <>
            {structure.kinds.map(({ kind }) => (
              <Tag key={kind} tone="info">
                {kinds[kind].name}
              </Tag>
            ))}
            {structure.fictitious && <Badge kind="demo" />}
          </>
        }
        actions={
          <>
            <PutAside slug={structure.slug} />
            {structure.postCode !== null && (
              <ButtonLink
                href={`/structures?pres-de=${structure.postCode}&rayon=10&vue=mixte`}
                kind="secondary"
                icon="map"
              >
                {t.record.map}
              </ButtonLink>
            )}
          </>
        }
      />
      {structure.description !== null && (
        <Section title={t.record.description}>
          <Prose>
            <p>{structure.description}</p>
          </Prose>
        </Section>
      )}
      <Section title={t.record.identity}>
        <DescriptionList
          items={[
            {
              term: t.record.siret,
              value: structure.siret === null ? undefined : formatSiret(structure.siret),
            },
            { term: t.record.address, value: address },
            { term: t.record.naf, value: structure.naf ?? undefined },
            {
              term: t.record.website,
              value:
                structure.website === null ? undefined : (
                  <ExternalLink href={structure.website}>{structure.website}</ExternalLink>
                ),
            },
          ]}
        />
        <p>{t.record.origin(structure.source, dated(structure.sourceDate))}</p>
      </Section>
      <Section title={t.record.recognition}>
        <DataTable
          id="types"
          caption={t.record.recognition}
          captionHidden
          rows={structure.kinds}
          rowKey={(one) => one.kind}
          columns={[
            {
              key: 'kind',
              header: t.record.kind,
              rowHeader: true,
              cell: (one) => `${kinds[one.kind].name} (${one.kind})`,
            },
            { key: 'basis', header: t.record.basis, cell: (one) => kinds[one.kind].basis },
            { key: 'source', header: t.record.source, cell: (one) => one.source },
            { key: 'date', header: t.record.date, cell: (one) => dated(one.sourceDate) },
          ]}
        />
      </Section>
      <Section title={t.record.activities}>
        <DataTable
          id="activites"
          caption={t.record.activities}
          captionHidden
          rows={structure.activities}
          rowKey={(one) => `${one.sector} ${one.service}`}
          empty={t.record.noActivity}
          columns={[
            {
              key: 'sector',
              header: t.record.sector,
              rowHeader: true,
              cell: (one) => sectors[one.sector].name,
            },
            {
              key: 'service',
              header: t.record.service,
              cell: (one) => (one.service === 'service' ? t.record.serviceName : t.record.secondment),
            },
            { key: 'area', header: t.record.area, cell: (one) => areaName(one.area) },
            {
              key: 'state',
              header: t.record.state,
              cell: (one) =>
                one.deduced ? <Badge kind="unverified">{t.record.deduced}</Badge> : t.record.stated,
            },
          ]}
        />
      </Section>
    </>
  )
}
