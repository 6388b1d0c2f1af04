import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  ExternalLink,
  FileInput,
  Form,
  Radios,
  TextInput,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { audiences, type EventFile } from '../domain/file.ts'
import { AddForm } from './addForm.tsx'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { filePath } from './paths.ts'
import { w } from './planMessages.ts'
import { natureOf } from './presentFiles.ts'

const t = w.files
export const shelves = ['document', 'press'] as const

const Remove = ({ event, keys, file }: { event: OpenMapEvent; keys: FormKeys; file: EventFile }) => (
  <Form
    action={organiserPath(event, 'documents', `/${file.id}/retrait`)}
    csrf={keys.csrf}
    idempotencyKey={`${keys.key}${file.id.slice(-12)}`}
    inline
  >
    <Button kind="quiet" small context={t.of(file.title)}>
      {t.remove}
    </Button>
  </Form>
)

const Fields = ({ typed: { errors, values } }: Pick<View, 'typed'>) => (
  <>
    <TextInput
      name="title"
      label={t.name}
      required
      maxLength={200}
      value={values.title}
      error={errors.title}
    />
    <Radios
      name="kind"
      legend={t.kind}
      required
      value={values.kind}
      error={errors.kind}
      options={shelves.map((kind) => ({ value: kind, label: t.kinds[kind] }))}
    />
    <Radios
      name="audience"
      legend={t.audience}
      required
      value={values.audience}
      error={errors.audience}
      options={audiences.map((audience) => ({ value: audience, label: t.audiences[audience] }))}
    />
    <FileInput
      name="file"
      label={t.file}
      hint={t.fileHint}
      accept=".pdf,.png,.jpg,.jpeg"
      optional
      error={errors.file}
    />
    <TextInput
      name="link"
      type="url"
      label={t.link}
      hint={t.linkHint}
      optional
      value={values.link}
      error={errors.link}
    />
  </>
)

type View = { readonly event: OpenMapEvent; readonly keys: FormKeys; readonly typed: Typed }

/** What the public page gives to read, and the form of one thing more. */
export const FilesPage = (view: View & { readonly files: readonly EventFile[] }) => {
  const { event, keys, typed, files } = view
  return (
    <OrganiserFrame event={event} tab="documents" title={t.title} lead={t.lead}>
      <ErrorSummary errors={typed.errors} />
      {files.length === 0 ? (
        <EmptyState title={t.none} icon="file-text">
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="documents"
          caption={t.caption}
          captionHidden
          rows={files}
          rowKey={(file) => file.id}
          columns={[
            {
              key: 'title',
              header: t.name,
              rowHeader: true,
              cell: (file) =>
                file.link === null ? (
                  <a href={filePath(event, file)} download>
                    {file.title}
                  </a>
                ) : (
                  <ExternalLink href={file.link}>{file.title}</ExternalLink>
                ),
            },
            { key: 'kind', header: t.kind, cell: ({ kind }) => (kind === 'logo' ? '' : t.kinds[kind]) },
            { key: 'audience', header: t.audience, cell: ({ audience }) => t.audiences[audience] },
            { key: 'is', header: t.is, nowrap: true, cell: natureOf },
            {
              key: 'actions',
              header: t.actions,
              headerHidden: true,
              cell: (file) => <Remove event={event} keys={keys} file={file} />,
            },
          ]}
        />
      )}
      <AddForm
        title={t.add}
        submit={t.addSubmit}
        action={organiserPath(event, 'documents')}
        keys={keys}
        typed={typed}
        first={files.length === 0}
        multipart
      >
        <Fields typed={typed} />
      </AddForm>
    </OrganiserFrame>
  )
}
