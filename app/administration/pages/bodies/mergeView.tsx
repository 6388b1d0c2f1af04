import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  Select,
  Tabs,
  Tag,
  Tags,
  Textarea,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import type { BodyPair } from '../../store/bodies.ts'
import { addressOf } from '../address.ts'
import { AdministrationFrame } from '../frame.tsx'
import { b } from './messages.ts'

export const mergeHref = (one: string, other?: string, keep?: string): string =>
  addressOf(`${addresses.bodies}/${one}/fusion`, { avec: other, garder: keep })

/** Pairs that may be one body. */
export const DuplicatesPage = ({ pairs }: { readonly pairs: readonly BodyPair[] }) => (
  <AdministrationFrame tab="bodies" title={b.merge.listTitle} lead={b.merge.listLead}>
    {pairs.length === 0 ? (
      <EmptyState
        title={b.merge.none}
        icon="circle-check"
        action={<ButtonLink href={addresses.bodies}>{b.list.emptyAction}</ButtonLink>}
      >
        <p>{b.merge.noneText}</p>
      </EmptyState>
    ) : (
      <DataTable
        id="doublons"
        caption={b.merge.caption}
        captionHidden
        rows={pairs}
        rowKey={({ one, other }) => `${one.id}-${other.id}`}
        columns={[
          {
            key: 'pair',
            header: b.merge.pair,
            rowHeader: true,
            cell: ({ one, other }) => (
              <>
                <a href={`${addresses.bodies}/${one.id}`}>{one.name}</a>
                <br />
                <a href={`${addresses.bodies}/${other.id}`}>{other.name}</a>
              </>
            ),
          },
          {
            key: 'why',
            header: b.merge.why,
            cell: ({ reasons }) => (
              <Tags>
                {reasons.map((reason) => (
                  <Tag key={reason} tone="info">
                    {b.merge.reasons[reason]}
                  </Tag>
                ))}
              </Tags>
            ),
          },
          {
            key: 'compare',
            header: b.merge.compare,
            headerHidden: true,
            cell: ({ one, other }) => (
              <ButtonLink
                small
                href={mergeHref(one.id, other.id)}
                context={b.merge.compareOf(one.name, other.name)}
              >
                {b.merge.compare}
              </ButtonLink>
            ),
          },
        ]}
      />
    )}
  </AdministrationFrame>
)

/** The body to compare with is chosen first. */
export const ChooseOtherPage = (props: {
  readonly body: { readonly id: string; readonly name: string }
  readonly others: readonly { readonly value: string; readonly label: string }[]
  readonly error: string | undefined
}) => (
  <AdministrationFrame tab="bodies" title={b.merge.title} lead={b.merge.lead(props.body.name)}>
    <ErrorSummary errors={{ avec: props.error }} />
    <Form action={mergeHref(props.body.id)} method="get">
      <Select name="avec" label={b.merge.other} required options={props.others} error={props.error} />
      <Button kind="secondary">{b.merge.compareButton}</Button>
    </Form>
  </AdministrationFrame>
)

export type MergeView = {
  readonly kept: { readonly id: string; readonly name: string }
  readonly merged: { readonly id: string; readonly name: string }
  /** Both bodies, the first the one of the address. */
  readonly both: readonly [MergeView['kept'], MergeView['kept']]
  readonly rows: readonly {
    readonly field: string
    readonly kept: string
    readonly merged: string
    readonly after: string
  }[]
  readonly keys: FormKeys
  readonly error: string | undefined
  readonly problem: string | null
  readonly reason: string
}

/** Two bodies side by side, with what the one that stays becomes. */
export const MergePage = ({ view }: { readonly view: MergeView }) => {
  const { kept, merged, both, keys } = view
  const [one, other] = both
  return (
    <AdministrationFrame tab="bodies" title={b.merge.title} lead={b.merge.and(one.name, other.name)}>
      <ErrorSummary errors={{ reason: view.error }} />
      {view.problem !== null && (
        <Banner tone="error" role="alert">
          <p>{view.problem}</p>
        </Banner>
      )}
      <Tabs
        label={b.merge.keepLabel}
        look="segments"
        entries={both.map((body) => ({
          href: mergeHref(one.id, other.id, body.id),
          label: b.merge.keep(body.name),
          current: body.id === kept.id,
        }))}
      />
      <DataTable
        id="comparaison"
        caption={b.merge.tableCaption}
        captionHidden
        rows={view.rows}
        rowKey={({ field }) => field}
        columns={[
          { key: 'field', header: b.merge.field, rowHeader: true, cell: ({ field }) => field },
          { key: 'kept', header: b.merge.kept(kept.name), cell: (row) => row.kept },
          { key: 'merged', header: b.merge.merged(merged.name), cell: (row) => row.merged },
          { key: 'after', header: b.merge.after, cell: (row) => <strong>{row.after}</strong> },
        ]}
      />
      <Banner tone="warning" title={b.merge.irreversible} level={2}>
        <p>{b.merge.irreversibleText}</p>
      </Banner>
      <Form
        action={mergeHref(one.id)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        hidden={{ other: other.id, keep: kept.id }}
      >
        <Textarea
          name="reason"
          label={b.page.reason}
          hint={b.page.reasonAsk}
          required
          rows={2}
          maxLength={500}
          value={view.reason}
          error={view.error}
        />
        <Actions>
          <Button kind="danger">{b.merge.ask}</Button>
        </Actions>
      </Form>
    </AdministrationFrame>
  )
}
