import type { FormKeys } from '../../../platform/http/route.ts'
import { formatNumber } from '../../../platform/i18n/format.ts'
import { defaultSettings, openableMethods, type Settings } from '../../../platform/settings/settings.ts'
import {
  Button,
  Checkboxes,
  type Children,
  ErrorSummary,
  type FieldErrors,
  Form,
  Section,
  Textarea,
  TextInput,
} from '../../../ui/index.ts'
import { addresses } from '../../domain/addresses.ts'
import { AdministrationFrame } from '../frame.tsx'
import { s } from './messages.ts'
import type { SectionName } from './sections.ts'

export type SettingsView = {
  readonly settings: Settings
  readonly keys: FormKeys
  /** The form that was refused, with what was typed in it. */
  readonly refused: {
    readonly section: SectionName
    readonly errors: FieldErrors
    readonly values: Readonly<Record<string, string>>
  } | null
}

/** What a section needs: values as typed or as they are, and the errors that are its own. */
type Fields = {
  readonly value: (key: keyof Settings) => string
  readonly error: (key: keyof Settings) => string | undefined
  readonly refused: boolean
}

const fieldsOf = ({ settings, refused }: SettingsView, section: SectionName): Fields => {
  const own = refused?.section === section ? refused : null
  return {
    value: (key) => own?.values[key] ?? String(settings[key]),
    error: (key) => own?.errors[key],
    refused: own !== null,
  }
}

const Frame = (props: {
  readonly section: SectionName
  readonly title: string
  readonly lead?: string
  readonly submit: string
  readonly keys: FormKeys
  readonly children: Children
}) => (
  <Section title={props.title} lead={props.lead} id={props.section}>
    <Form
      action={`${addresses.settings}/${props.section}`}
      csrf={props.keys.csrf}
      idempotencyKey={props.keys.key}
      label={props.title}
    >
      {props.children}
      <Button kind="secondary">{props.submit}</Button>
    </Form>
  </Section>
)

const Territory = ({ view, fields }: { readonly view: SettingsView; readonly fields: Fields }) => (
  <Frame section="territoire" title={s.territory.title} submit={s.territory.submit} keys={view.keys}>
    <TextInput
      name="territoryName"
      label={s.territory.name}
      hint={s.territory.nameHint}
      required
      maxLength={80}
      value={fields.value('territoryName')}
      error={fields.error('territoryName')}
    />
    <TextInput
      name="contactEmail"
      type="email"
      label={s.territory.contact}
      hint={s.territory.contactHint}
      optional
      autocomplete="off"
      value={fields.value('contactEmail')}
      error={fields.error('contactEmail')}
    />
    <TextInput
      name="privacyEmail"
      type="email"
      label={s.territory.privacy}
      hint={s.territory.privacyHint}
      optional
      autocomplete="off"
      value={fields.value('privacyEmail')}
      error={fields.error('privacyEmail')}
    />
  </Frame>
)

const Notices = ({ view, fields }: { readonly view: SettingsView; readonly fields: Fields }) => (
  <Frame
    section="mentions"
    title={s.notices.title}
    lead={s.notices.lead}
    submit={s.notices.submit}
    keys={view.keys}
  >
    <TextInput
      name="publisherName"
      label={s.notices.publisher}
      optional
      maxLength={160}
      value={fields.value('publisherName')}
      error={fields.error('publisherName')}
    />
    <Textarea
      name="publisherAddress"
      label={s.notices.address}
      optional
      rows={3}
      maxLength={400}
      value={fields.value('publisherAddress')}
      error={fields.error('publisherAddress')}
    />
    <TextInput
      name="publicationDirector"
      label={s.notices.director}
      hint={s.notices.directorHint}
      optional
      maxLength={160}
      value={fields.value('publicationDirector')}
      error={fields.error('publicationDirector')}
    />
    <Textarea
      name="host"
      label={s.notices.host}
      hint={s.notices.hostHint}
      optional
      rows={3}
      maxLength={400}
      value={fields.value('host')}
      error={fields.error('host')}
    />
    <p>
      <a href="/mentions-legales">{s.notices.see}</a>
    </p>
  </Frame>
)

const SignIn = ({ view, fields }: { readonly view: SettingsView; readonly fields: Fields }) => (
  <Frame section="connexion" title={s.signIn.title} submit={s.signIn.submit} keys={view.keys}>
    <Checkboxes
      name="signInMethods"
      legend={s.signIn.legend}
      hint={s.signIn.hint}
      // A refused form had no door left but ProConnect: one answer, or none.
      values={fields.refused ? [view.refused?.values.signInMethods ?? ''] : view.settings.signInMethods}
      error={fields.error('signInMethods')}
      options={openableMethods.map((method) => ({
        value: method,
        label: s.signIn.methods[method],
        hint: s.signIn.methodHints[method],
      }))}
    />
    <p class="hint">{s.signIn.rescue}</p>
  </Frame>
)

const Hours = (props: {
  readonly name: 'idleHours' | 'idleHoursPlatform'
  readonly label: string
  readonly fields: Fields
}) => (
  <TextInput
    name={props.name}
    label={props.label}
    hint={s.byDefault(`${formatNumber(defaultSettings[props.name])} ${s.sessions.hours}`)}
    required
    width="short"
    inputMode="numeric"
    suffix={s.sessions.hours}
    value={props.fields.value(props.name)}
    error={props.fields.error(props.name)}
  />
)

export const SettingsPage = ({ view }: { readonly view: SettingsView }) => (
  <AdministrationFrame tab="settings" title={s.title} lead={s.lead}>
    <ErrorSummary errors={view.refused?.errors ?? {}} />
    <Territory view={view} fields={fieldsOf(view, 'territoire')} />
    <Notices view={view} fields={fieldsOf(view, 'mentions')} />
    <SignIn view={view} fields={fieldsOf(view, 'connexion')} />
    <Frame
      section="durees"
      title={s.sessions.title}
      lead={s.sessions.lead}
      submit={s.sessions.submit}
      keys={view.keys}
    >
      <Hours name="idleHours" label={s.sessions.idle} fields={fieldsOf(view, 'durees')} />
      <Hours name="idleHoursPlatform" label={s.sessions.idlePlatform} fields={fieldsOf(view, 'durees')} />
    </Frame>
    <Frame section="carte" title={s.map.title} lead={s.map.lead} submit={s.map.submit} keys={view.keys}>
      <TextInput
        name="mapStyleUrl"
        label={s.map.style}
        hint={s.map.styleHint}
        optional
        maxLength={500}
        value={fieldsOf(view, 'carte').value('mapStyleUrl')}
        error={fieldsOf(view, 'carte').error('mapStyleUrl')}
      />
    </Frame>
    <Frame section="courriels" title={s.mail.title} submit={s.mail.submit} keys={view.keys}>
      <TextInput
        name="mailFromName"
        label={s.mail.name}
        hint={s.mail.nameHint}
        optional
        maxLength={80}
        value={fieldsOf(view, 'courriels').value('mailFromName')}
        error={fieldsOf(view, 'courriels').error('mailFromName')}
      />
    </Frame>
  </AdministrationFrame>
)
