import { formatDate, formatSiret } from '../../../platform/i18n/format.ts'
import {
  Badge,
  Banner,
  ButtonLink,
  type Description,
  DescriptionList,
  ExternalLink,
  PageTitle,
  Progress,
  Prose,
  Section,
  Split,
  Tag,
} from '../../../ui/index.ts'
import type { Completeness } from '../../domain/completeness.ts'
import { sectionOf } from '../../domain/completeness.ts'
import { kinds } from '../../domain/kinds.ts'
import type { SourcedField, Structure } from '../../domain/structure.ts'
import type { SourcedContact } from '../../store/contacts.ts'
import type { Contributed } from './contribution.ts'
import { r } from './messages.ts'
import { editPath, recordPath } from './paths.ts'
import { addressText, noteOf, originText } from './presentRecord.ts'
import { ActivitiesTable, KindsTable, PhotosList, ReferencesTable } from './recordTables.tsx'

export type RecordView = {
  readonly structure: Structure
  /** Today. */
  readonly day: string
  /** Names of the communes that the activities speak of. */
  readonly communes: ReadonlyMap<string, string>
  readonly contact: SourcedContact | null
  /** Of the establishment that took over, where it has a record. */
  readonly successor: { readonly name: string; readonly slug: string } | null
  readonly contributed: Contributed
  /** For whoever may edit. */
  readonly completeness: Completeness | null
}

/** A value with its source, where there is one; nothing otherwise. */
const sourced = (
  structure: Structure,
  term: string,
  field: SourcedField,
  value: Description['value'] | null,
): Description[] =>
  value === null || value === undefined || value === ''
    ? []
    : [{ term, value, note: noteOf(structure, field) }]

const identityOf = (structure: Structure, edits: boolean): Description[] => [
  {
    term: r.siret,
    value: structure.siret === null ? undefined : formatSiret(structure.siret),
  },
  ...sourced(structure, r.address, 'address', addressText(structure)),
  ...sourced(
    structure,
    r.phone,
    'phone',
    structure.phone === null ? null : (
      <a href={`tel:${structure.phone.replaceAll(' ', '')}`}>{structure.phone}</a>
    ),
  ),
  ...sourced(
    structure,
    r.email,
    'email',
    // To whoever keeps the record: others write by the relay, which shows the address to nobody.
    structure.email === null || !edits ? null : <a href={`mailto:${structure.email}`}>{structure.email}</a>,
  ),
  ...sourced(
    structure,
    r.website,
    'website',
    structure.website === null ? null : (
      <ExternalLink href={structure.website}>{structure.website}</ExternalLink>
    ),
  ),
  ...sourced(structure, r.naf, 'naf', structure.naf),
]

const contactItem = ({ name, role, email, phone, origin }: SourcedContact): Description => ({
  term: r.contact,
  value: (
    <>
      {[name, role].filter(Boolean).join(', ')}
      {email !== null && (
        <>
          <br />
          <a href={`mailto:${email}`}>{email}</a>
        </>
      )}
      {phone !== null && (
        <>
          <br />
          <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
        </>
      )}
    </>
  ),
  note: `${r.contactNote} ${originText(origin)}`,
})

const meansOf = (structure: Structure): Description[] => {
  const { headcount, insertionPlaces, insertionFte, capacity } = structure
  const posts = [
    insertionPlaces === null ? null : r.places(insertionPlaces),
    insertionFte === null ? null : r.fte(insertionFte),
  ]
  const field = insertionPlaces === null ? 'insertionFte' : 'insertionPlaces'
  return [
    ...sourced(structure, r.headcount, 'headcount', headcount === null ? null : r.people(headcount)),
    ...sourced(structure, r.posts, field, posts.filter(Boolean).join(', ')),
    ...sourced(structure, r.capacity, 'capacity', capacity === null ? null : r.people(capacity)),
    ...sourced(structure, r.capacityText, 'capacityText', structure.capacityText),
    ...sourced(structure, r.labels, 'labels', structure.labels.join(', ')),
    ...sourced(structure, r.networks, 'networks', structure.networks.join(', ')),
  ]
}

const Closed = ({ structure, successor }: Pick<RecordView, 'structure' | 'successor'>) =>
  structure.closedOn !== null && (
    <Banner
      tone="warning"
      level={2}
      title={r.closed(formatDate(structure.closedOn))}
      actions={
        successor !== null && (
          <ButtonLink href={recordPath(successor)} kind="secondary">
            {r.successor(successor.name)}
          </ButtonLink>
        )
      }
    >
      <p>{r.closedText}</p>
      {successor === null && structure.successorSiret !== null && (
        <p>{r.successorUnknown(formatSiret(structure.successorSiret))}</p>
      )}
    </Banner>
  )

const Todo = ({
  structure,
  completeness: { percent, missing },
}: {
  readonly structure: Structure
  readonly completeness: Completeness
}) => (
  <Section title={r.completeness} id="completude">
    <Progress id="part-remplie" label={r.completeBar} value={percent} max={100} text={r.complete(percent)} />
    {missing.length === 0 ? (
      <p>{r.whole}</p>
    ) : (
      <>
        <h3>{r.todo}</h3>
        <ul class="bullets">
          {missing.map((item) => (
            <li key={item}>
              <a href={editPath(structure, sectionOf(item))}>{r.items[item]}</a>
            </li>
          ))}
        </ul>
      </>
    )}
  </Section>
)

export const RecordPage = ({ view }: { readonly view: RecordView }) => {
  const { structure, contributed, completeness, contact } = view
  const means = meansOf(structure)
  const body = (
    <>
      {structure.description !== null && (
        <Section title={r.description} id="presentation">
          <Prose>
            {structure.description
              .split(/\n+/)
              .filter((part) => part.trim() !== '')
              .map((part) => (
                <p key={part}>{part}</p>
              ))}
          </Prose>
          <p class="hint">{noteOf(structure, 'description')}</p>
        </Section>
      )}
      <Section title={r.activities} id="activites">
        <ActivitiesTable view={view} />
      </Section>
      <Section title={r.kinds} id="types">
        <KindsTable view={view} />
      </Section>
      {means.length > 0 && (
        <Section title={r.means} id="moyens">
          <DescriptionList items={means} />
        </Section>
      )}
      {structure.references.length > 0 && (
        <Section title={r.references} id="references">
          <ReferencesTable structure={structure} />
        </Section>
      )}
      {structure.photos.length > 0 && (
        <Section title={r.photos} id="photos">
          <PhotosList structure={structure} />
        </Section>
      )}
      <Section title={r.identity} id="identite">
        <DescriptionList
          items={[
            ...identityOf(structure, completeness !== null),
            ...(contact === null ? [] : [contactItem(contact)]),
          ]}
        />
      </Section>
      {contributed.sections.map(({ id, title, body: content }) => (
        <Section key={id} id={id} title={title}>
          {content}
        </Section>
      ))}
    </>
  )
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
            {completeness !== null && (
              <ButtonLink href={editPath(structure)} icon="pencil">
                {r.edit}
              </ButtonLink>
            )}
            {contributed.actions.map(({ label, href, icon, primary = false }) => (
              <ButtonLink
                key={href}
                href={href}
                icon={icon}
                kind={primary && completeness === null ? 'primary' : 'secondary'}
              >
                {label}
              </ButtonLink>
            ))}
            {structure.postCode !== null && (
              <ButtonLink
                href={`/structures?pres-de=${structure.postCode}&rayon=10&vue=mixte`}
                kind="secondary"
                icon="map"
              >
                {r.around}
              </ButtonLink>
            )}
          </>
        }
      />
      <Closed structure={structure} successor={view.successor} />
      {contributed.banners.map(({ tone, title, text, action }) => (
        <Banner
          key={title}
          tone={tone}
          level={2}
          title={title}
          actions={
            action !== undefined && (
              <ButtonLink href={action.href} kind="secondary">
                {action.label}
              </ButtonLink>
            )
          }
        >
          {text !== undefined && <p>{text}</p>}
        </Banner>
      ))}
      {completeness === null ? (
        body
      ) : (
        <Split variant="side" aside={<Todo structure={structure} completeness={completeness} />}>
          {body}
        </Split>
      )}
    </>
  )
}
