import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import { catalogue } from '../../platform/i18n/catalogue.ts'
import { Button, ErrorSummary, Form, Radios, TextInput } from '../../ui/index.ts'
import type { OpenMapEvent } from '../domain/event.ts'
import { delegations, type Participant } from '../domain/participant.ts'
import { delegationHints, delegationNames } from '../messages.ts'
import { OrganiserFrame, organiserPath } from './frame.tsx'

export const lt = catalogue({
  fr: {
    title: (name: string) => `Rendez-vous de ${name}`,
    lead: 'Ces limites valent pour les prochains calculs. Un plan déjà fait n’est pas changé\u00a0: ce qui les dépasse y est signalé.',
    open: 'Quota et garantie',
    quota: 'Rendez-vous au plus',
    quotaHint: (usual: number | null) =>
      usual === null
        ? 'Laissez vide\u00a0: pas de quota.'
        : `Laissez vide pour le quota de la rencontre\u00a0: ${usual}.`,
    least: 'Rendez-vous garantis',
    leastHint: 'Le calcul satisfait d’abord les garanties. Laissez vide pour ne rien garantir.',
    delegation: 'Délégation',
    save: 'Enregistrer',
    saved: (name: string) => `Les rendez-vous de ${name} sont réglés.`,
  },
})

/** What one participant may and must have. */
export const LimitsPage = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly participant: Participant
  readonly usual: number | null
  readonly typed: Typed
}) => {
  const { event, keys, participant, typed } = props
  const { values, errors } = typed
  const text = (value: number | null): string => (value === null ? '' : String(value))
  return (
    <OrganiserFrame event={event} tab="participants" title={lt.title(participant.displayName)} lead={lt.lead}>
      <ErrorSummary errors={errors} />
      <Form
        action={organiserPath(event, 'participants', `/${participant.id}/limites`)}
        csrf={keys.csrf}
        idempotencyKey={keys.key}
        label={lt.open}
      >
        <TextInput
          name="quota"
          label={lt.quota}
          hint={lt.quotaHint(props.usual)}
          optional
          width="short"
          inputMode="numeric"
          value={values.quota ?? text(participant.quota)}
          error={errors.quota}
        />
        <TextInput
          name="least"
          label={lt.least}
          hint={lt.leastHint}
          optional
          width="short"
          inputMode="numeric"
          value={values.least ?? text(participant.least)}
          error={errors.least}
        />
        <Radios
          name="delegation"
          legend={lt.delegation}
          required
          value={values.delegation ?? participant.delegation}
          error={errors.delegation}
          options={delegations.map((value) => ({
            value,
            label: delegationNames[value],
            hint: delegationHints[value],
          }))}
        />
        <Button kind="primary">{lt.save}</Button>
      </Form>
    </OrganiserFrame>
  )
}
