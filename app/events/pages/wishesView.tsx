import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Button,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Radios,
  Section,
  Select,
  VisuallyHidden,
} from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { wishLevels } from '../domain/wish.ts'
import { t } from '../messages.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { FileLinks, ImportForm } from './importViews.tsx'
import { o } from './organiserMessages.ts'
import type { WishMatrix } from './presentWishes.ts'

export type WishesView = {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly matrix: WishMatrix
  readonly edit: Typed
}

const Matrix = ({ event, matrix }: WishesView) => (
  <>
    <p>{o.wishes.counts(matrix.wishes, matrix.asked)}</p>
    <p class="hint">{o.wishes.legend}</p>
    <DataTable
      id="matrice"
      caption={o.wishes.caption}
      captionHidden
      dense
      sticky
      stacked={false}
      rows={matrix.rows}
      rowKey={(row) => row.supplier.id}
      columns={[
        {
          key: 'structure',
          header: o.wishes.structure,
          rowHeader: true,
          cell: (row) => row.supplier.displayName,
        },
        ...matrix.buyers.map((buyer, index) => ({
          key: buyer.id,
          header: buyer.displayName,
          cell: (row: WishMatrix['rows'][number]) => {
            const cell = row.cells[index]
            if (cell === undefined || cell.short === null) {
              return (
                <span class="muted">
                  <span aria-hidden="true">–</span>
                  <VisuallyHidden>{o.wishes.nothing}</VisuallyHidden>
                </span>
              )
            }
            return (
              <a href={organiserPath(event, 'wishes', `?de=${buyer.id}&vers=${row.supplier.id}#saisie`)}>
                <span aria-hidden="true">{cell.short}</span>
                <VisuallyHidden>{cell.long}</VisuallyHidden>
              </a>
            )
          },
        })),
      ]}
    />
  </>
)

const EditForm = ({ event, keys, matrix, edit }: WishesView) => {
  const suppliers = matrix.rows.map(({ supplier }) => supplier)
  const options = [...matrix.buyers, ...suppliers].map(({ id, displayName, role }) => ({
    value: id,
    label: `${displayName} (${t.roles[role].toLowerCase()})`,
  }))
  return (
    <Section title={o.wishes.edit} id="saisie">
      <Form
        action={organiserPath(event, 'wishes')}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={o.wishes.edit}
      >
        <Select
          name="from"
          label={o.wishes.from}
          required
          options={options}
          value={edit.values.from}
          error={edit.errors.from}
        />
        <Select
          name="to"
          label={o.wishes.to}
          hint={o.wishes.toHint}
          required
          options={options}
          value={edit.values.to}
          error={edit.errors.to}
        />
        <Radios
          name="level"
          legend={o.wishes.level}
          required
          value={edit.values.level ?? 'nice'}
          error={edit.errors.level}
          options={[
            ...wishLevels.map((level) => ({ value: level as string, label: t.levels[level] })),
            { value: 'none', label: o.wishes.none },
          ]}
        />
        <Button>{o.wishes.submit}</Button>
      </Form>
    </Section>
  )
}

export const WishesPage = ({ view }: { view: WishesView }) => {
  const { event, keys, matrix } = view
  const sides = matrix.buyers.length > 0 && matrix.rows.length > 0
  return (
    <OrganiserFrame
      event={event}
      tab="wishes"
      title={o.wishes.title}
      lead={o.wishes.lead}
      actions={<FileLinks event={event} kind="wishes" some={matrix.wishes > 0} />}
    >
      <ErrorSummary errors={view.edit.errors} />
      {!sides || matrix.wishes === 0 ? (
        <EmptyState title={o.wishes.empty} icon="handshake">
          <p>{sides ? o.wishes.emptyText : o.wishes.noSides}</p>
        </EmptyState>
      ) : (
        <Matrix {...view} />
      )}
      {sides && <EditForm {...view} />}
      <ImportForm
        title={o.import.wishesTitle}
        hint={o.import.wishesHint}
        action={organiserPath(event, 'wishes', '/import')}
        sampleHref={organiserPath(event, 'wishes', '/modele.csv')}
        pastHref={organiserPath(event, 'wishes', '/import')}
        keys={keys}
        error={undefined}
      />
    </OrganiserFrame>
  )
}
