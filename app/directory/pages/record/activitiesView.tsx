import type { Typed } from '../../../platform/http/formState.ts'
import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  Form,
  Radios,
  Section,
  Select,
  Textarea,
  TextInput,
  Toolbar,
} from '../../../ui/index.ts'
import { sectorCodes, sectors } from '../../domain/sectors.ts'
import type { Structure } from '../../domain/structure.ts'
import { EditFrame } from './editFrame.tsx'
import { e } from './editMessages.ts'
import { r } from './messages.ts'
import { editPath } from './paths.ts'
import { activityColumns } from './recordTables.tsx'

const w = e.activities

export type ActivitiesView = {
  readonly structure: Structure
  readonly communes: ReadonlyMap<string, string>
  readonly keys: FormKeys
  readonly typed: Typed
  /** Rank of the activity that the form changes, from 1; null = it adds one. */
  readonly editing: number | null
}

const Hidden = ({ keys, structure }: Pick<ActivitiesView, 'keys' | 'structure'>) => ({
  csrf: keys.csrf,
  idempotencyKey: keys.key,
  hidden: { version: String(structure.version) },
})

const List = ({ structure, communes, keys }: ActivitiesView) => {
  const at = editPath(structure, 'activities')
  const rows = structure.activities.map((activity, index) => ({ ...activity, rank: index + 1 }))
  return (
    <DataTable
      id="table-activites"
      caption={w.caption}
      captionHidden
      rows={rows}
      rowKey={({ rank }) => String(rank)}
      empty={r.noActivity}
      columns={[
        ...activityColumns(communes),
        {
          key: 'actions',
          header: w.actions,
          cell: (one) => (
            <Toolbar>
              <ButtonLink
                href={`${at}?rang=${one.rank}#activite`}
                kind="secondary"
                small
                icon="pencil"
                context={sectors[one.sector].name}
              >
                {e.change}
              </ButtonLink>
              {one.deduced && (
                <Form action={`${at}/${one.rank}/confirmation`} inline {...Hidden({ keys, structure })}>
                  <Button kind="secondary" small icon="check" context={sectors[one.sector].name}>
                    {w.confirm}
                  </Button>
                </Form>
              )}
              <Form action={`${at}/${one.rank}/retrait`} inline {...Hidden({ keys, structure })}>
                <Button kind="quiet" small icon="trash-2" context={sectors[one.sector].name}>
                  {w.remove}
                </Button>
              </Form>
            </Toolbar>
          ),
        },
      ]}
    />
  )
}

export const ActivitiesPage = ({ view }: { readonly view: ActivitiesView }) => {
  const { structure, keys, typed, editing } = view
  const { values, errors } = typed
  const at = editPath(structure, 'activities')
  const edited = editing === null ? undefined : structure.activities[editing - 1]
  return (
    <EditFrame structure={structure} section="activities" errors={errors}>
      <List {...view} />
      <Section
        id="activite"
        title={edited === undefined ? w.add : w.edit(sectors[edited.sector].name)}
        actions={
          edited !== undefined && (
            <ButtonLink href={at} kind="quiet">
              {w.add}
            </ButtonLink>
          )
        }
      >
        <Form
          action={edited === undefined ? at : `${at}/${editing}`}
          label={w.add}
          {...Hidden({ keys, structure })}
        >
          <Select
            name="sector"
            label={w.sector}
            value={values.sector}
            error={errors.sector}
            required
            options={sectorCodes.map((code) => ({ value: code, label: sectors[code].name }))}
          />
          <Radios
            name="service"
            legend={w.service}
            value={values.service ?? 'service'}
            error={errors.service}
            options={[
              { value: 'service', label: r.serviceName },
              { value: 'secondment', label: r.secondment },
            ]}
          />
          <Radios
            name="area"
            legend={w.area}
            value={values.area}
            error={errors.area}
            required
            options={[
              { value: 'departments', label: w.departments },
              { value: 'communes', label: w.communes },
              { value: 'radius', label: w.radius },
              { value: 'country', label: w.country },
              { value: 'unknown', label: w.unknown },
            ]}
          />
          <Textarea
            name="departments"
            label={w.departmentsField}
            hint={w.departmentsHint}
            value={values.departments}
            error={errors.departments}
            rows={3}
          />
          <Textarea
            name="communes"
            label={w.communesField}
            hint={w.communesHint}
            value={values.communes}
            error={errors.communes}
            rows={3}
          />
          <TextInput
            name="km"
            label={w.radiusField}
            hint={w.radiusHint}
            suffix="km"
            value={values.km}
            error={errors.km}
            inputMode="numeric"
            width="short"
          />
          <Actions>
            <Button>{e.save}</Button>
            <ButtonLink href={editPath(structure)} kind="secondary">
              {e.back}
            </ButtonLink>
          </Actions>
        </Form>
      </Section>
    </EditFrame>
  )
}
