import type { Typed } from '../../../platform/http/formState.ts'
import { type PageReply, page } from '../../../platform/http/reply.ts'
import {
  Banner,
  ButtonLink,
  Checkbox,
  type Children,
  DataTable,
  ErrorSummary,
  PageTitle,
  Tabs,
} from '../../../ui/index.ts'
import { type SectionCode, sectionCodes } from '../../domain/completeness.ts'
import type { Structure } from '../../domain/structure.ts'
import { t } from '../../messages.ts'
import { e } from './editMessages.ts'
import { fieldLabel, fieldText, type NamedField } from './fieldWords.ts'
import { editPath, recordPath } from './paths.ts'

/** Fields that somebody else changed while this form was being written. */
export type Conflict = { readonly fields: readonly string[] }

export const EditFrame = ({
  structure,
  section,
  errors = {},
  children,
}: {
  readonly structure: Structure
  readonly section: SectionCode | null
  readonly errors?: Typed['errors']
  readonly children: Children
}) => (
  <>
    <ErrorSummary errors={errors} />
    <PageTitle
      kicker={structure.name}
      title={section === null ? e.title : e.sections[section]}
      lead={section === null ? e.lead : e.leads[section]}
      actions={
        <ButtonLink href={recordPath(structure)} kind="secondary" icon="eye">
          {e.preview}
        </ButtonLink>
      }
    />
    <Tabs
      label={e.tabs}
      entries={[
        { label: e.overview, href: editPath(structure), current: section === null },
        ...sectionCodes.map((code) => ({
          label: e.sections[code],
          href: editPath(structure, code),
          current: code === section,
        })),
      ]}
    />
    {children}
  </>
)

/** What was saved meanwhile against what is typed, with a box for each field; it stands within the form. */
export const ConflictChoices = ({
  conflict,
  structure,
  mine,
}: {
  readonly conflict: Conflict
  readonly structure: Structure
  /** What is typed, in words. */
  readonly mine: (field: string) => string
}) => (
  <Banner tone="warning" level={2} title={e.conflict.title}>
    <p>{e.conflict.text}</p>
    <DataTable
      id="conflits"
      caption={e.conflict.caption}
      captionHidden
      rows={conflict.fields}
      rowKey={(field) => field}
      columns={[
        {
          key: 'field',
          header: e.conflict.field,
          rowHeader: true,
          cell: (field) => fieldLabel(field) ?? field,
        },
        {
          key: 'theirs',
          header: e.conflict.theirs,
          cell: (field) => fieldText(field as NamedField, structure) || e.conflict.empty,
        },
        { key: 'mine', header: e.conflict.mine, cell: (field) => mine(field) || e.conflict.empty },
        {
          key: 'choice',
          header: e.conflict.choice,
          cell: (field) => (
            <Checkbox
              name="take"
              id={`take-${field}`}
              value={field}
              label={`${e.conflict.choice}\u00a0: ${fieldLabel(field) ?? field}`}
            />
          ),
        },
      ]}
    />
  </Banner>
)

export const editPage = (
  structure: Structure,
  section: SectionCode | null,
  body: PageReply['body'],
  status = 200,
): PageReply => {
  const title = section === null ? e.title : e.sections[section]
  return page({
    title: `${title} – ${structure.name}`,
    status,
    indexed: false,
    breadcrumb: [
      { label: t.list.title, href: '/structures' },
      { label: structure.name, href: recordPath(structure) },
      ...(section === null ? [] : [{ label: e.title, href: editPath(structure) }]),
      { label: title },
    ],
    body,
  })
}
