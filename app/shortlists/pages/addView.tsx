import type { Structure } from '../../directory/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Bullets,
  Button,
  ButtonLink,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Radios,
  TextInput,
} from '../../ui/index.ts'
import { LONGEST_TITLE } from '../domain/shortlist.ts'
import type { ListedShortlist } from '../store/shortlists.ts'
import { type Bodies, WhoseField } from './listsView.tsx'
import { p } from './messages.ts'
import { listsPath } from './paths.ts'

/** Where to put these structures: a list that exists, or a new one. */
export const AddPage = (props: {
  readonly structures: readonly Structure[]
  readonly lists: readonly ListedShortlist[]
  readonly bodies: Bodies
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { structures, lists, keys, typed } = props
  if (structures.length === 0)
    return (
      <>
        <PageTitle title={p.add.title} />
        <EmptyState
          title={p.add.none}
          action={<ButtonLink href="/structures">{p.lists.emptyAction}</ButtonLink>}
        >
          <p>{p.add.noneText}</p>
        </EmptyState>
      </>
    )
  return (
    <>
      <PageTitle title={p.add.title} lead={p.add.lead(structures.length)} />
      <ErrorSummary errors={typed.errors} />
      <Bullets items={structures.map(({ name }) => name)} />
      <Form action={`${listsPath}/ajout`} csrf={keys.csrf} idempotencyKey={keys.key} label={p.add.title}>
        {structures.map(({ id }) => (
          <input key={id} type="hidden" name="structure" value={id} />
        ))}
        <Radios
          name="liste"
          legend={p.add.list}
          required
          value={typed.values.liste ?? lists[0]?.id ?? 'nouvelle'}
          error={typed.errors.liste}
          options={[
            ...lists.map(({ id, title, body }) => ({ value: id, label: title, hint: body ?? p.lists.mine })),
            { value: 'nouvelle', label: p.add.newOne },
          ]}
        />
        <TextInput
          name="titre"
          label={p.add.newTitle}
          hint={p.add.newTitleHint}
          maxLength={LONGEST_TITLE}
          optional
          value={typed.values.titre}
          error={typed.errors.titre}
        />
        <WhoseField bodies={props.bodies} value={typed.values.pour} />
        <Button icon="plus">{p.add.action}</Button>
      </Form>
    </>
  )
}
