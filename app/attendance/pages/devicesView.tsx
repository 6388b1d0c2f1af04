import type { OpenMapEvent } from '../../events/index.ts'
import { OrganiserFrame } from '../../events/pages/index.ts'
import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { formatDateTime } from '../../platform/i18n/format.ts'
import { localOf } from '../../platform/kernel/dates.ts'
import {
  Actions,
  Button,
  ButtonLink,
  CopyButton,
  DataTable,
  EmptyState,
  ErrorSummary,
  Form,
  PageTitle,
  Section,
  TextInput,
} from '../../ui/index.ts'
import type { DoorDevice } from '../store/devices.ts'
import { w } from './messages.ts'
import { welcomePath } from './paths.ts'

const Revoke = (props: {
  readonly event: OpenMapEvent
  readonly device: DoorDevice
  readonly keys: FormKeys
}) => (
  <Form
    action={welcomePath(props.event, `/appareils/${props.device.id}/retrait`)}
    csrf={props.keys.csrf}
    idempotencyKey={props.keys.key}
    inline
  >
    <Button kind="danger" small context={props.device.label}>
      {w.devices.revoke}
    </Button>
  </Form>
)

export const DevicesPage = (props: {
  readonly event: OpenMapEvent
  readonly devices: readonly DoorDevice[]
  readonly keys: FormKeys
  readonly typed: Typed
}) => {
  const { event, devices, keys, typed } = props
  return (
    <OrganiserFrame event={event} tab="welcome" title={w.devices.title} lead={w.devices.lead}>
      <ErrorSummary errors={typed.errors} />
      {devices.length === 0 ? (
        <EmptyState title={w.devices.none} icon="badge-check">
          <p>{w.devices.noneText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="appareils"
          caption={w.devices.title}
          captionHidden
          rows={devices}
          rowKey={({ id }) => id}
          columns={[
            { key: 'label', header: w.devices.label, rowHeader: true, cell: ({ label }) => label },
            {
              key: 'made',
              header: w.devices.made,
              cell: ({ createdAt }) => formatDateTime(localOf(createdAt, event.zone)),
            },
            {
              key: 'state',
              header: w.devices.state,
              cell: ({ revokedAt }) => (revokedAt === null ? w.devices.open : w.devices.closed),
            },
            {
              key: 'actions',
              header: w.devices.actions,
              headerHidden: true,
              cell: (device) =>
                device.revokedAt === null ? <Revoke event={event} device={device} keys={keys} /> : '',
            },
          ]}
        />
      )}
      <Section title={w.devices.add}>
        <Form
          action={welcomePath(event, '/appareils')}
          csrf={keys.csrf}
          idempotencyKey={keys.key}
          label={w.devices.add}
        >
          <TextInput
            name="label"
            label={w.devices.label}
            hint={w.devices.labelHint}
            required
            autocomplete="off"
            value={typed.values.label}
            error={typed.errors.label}
          />
          <Button>{w.devices.add}</Button>
        </Form>
      </Section>
    </OrganiserFrame>
  )
}

/** The link just made, shown once: as an address, and as a square for the camera of the device. */
export const DeviceLinkPage = (props: {
  readonly event: OpenMapEvent
  readonly label: string
  readonly url: string
  readonly square: string
  readonly until: string
}) => (
  <>
    <PageTitle
      kicker={props.event.title}
      title={w.devices.linkTitle(props.label)}
      lead={w.devices.linkLead}
    />
    <TextInput name="adresse" label={w.devices.address} value={props.url} />
    <figure class="square">
      <img src={props.square} alt="" width={220} height={220} />
      <figcaption>{w.devices.square}</figcaption>
    </figure>
    <p>{w.devices.until(props.until)}</p>
    <Actions>
      <CopyButton text={props.url} done={w.devices.copied}>
        {w.devices.copy}
      </CopyButton>
      <ButtonLink href={welcomePath(props.event, '/appareils')} icon="arrow-left">
        {w.devices.back}
      </ButtonLink>
    </Actions>
  </>
)
