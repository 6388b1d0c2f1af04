import type { Typed } from '../../platform/http/formState.ts'
import type { FormKeys } from '../../platform/http/route.ts'
import {
  Actions,
  Button,
  ButtonLink,
  DataTable,
  EmptyState,
  ErrorSummary,
  FileInput,
  Form,
  Section,
  Select,
  Textarea,
  TextInput,
} from '../../ui/index.ts'
import { type EventPartner, type OpenMapEvent, partnerRoles } from '../domain/event.ts'
import type { EventFile } from '../domain/file.ts'
import { AddForm } from './addForm.tsx'
import { OrganiserFrame, organiserPath } from './frame.tsx'
import { filePath } from './paths.ts'
import { w } from './planMessages.ts'
import { eventPath } from './presentEvents.ts'
import { p } from './publicMessages.ts'

const t = w.partners

type FormView = { readonly event: OpenMapEvent; readonly keys: FormKeys; readonly typed: Typed }

const Fields = ({ typed: { errors, values } }: { typed: Typed }) => (
  <>
    <Select
      name="role"
      label={t.role}
      required
      value={values.role}
      error={errors.role}
      options={partnerRoles.map((role) => ({ value: role, label: p.partnerRoles[role] }))}
    />
    <TextInput
      name="name"
      label={t.name}
      required
      maxLength={200}
      autocomplete="organization"
      value={values.name}
      error={errors.name}
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
    <Textarea
      name="note"
      label={t.note}
      hint={t.noteHint}
      optional
      rows={2}
      value={values.note}
      error={errors.note}
    />
  </>
)

/** One button that sends one word: no script is needed to put lines in order. */
const Move = (props: {
  readonly event: OpenMapEvent
  readonly keys: FormKeys
  readonly partner: EventPartner
  readonly to: 'up' | 'down'
}) => (
  <Form
    action={organiserPath(props.event, 'partners', `/${props.partner.id}/ordre`)}
    csrf={props.keys.csrf}
    idempotencyKey={`${props.keys.key}${props.to}${props.partner.id.slice(-12)}`}
    hidden={{ to: props.to }}
    inline
  >
    <Button kind="quiet" small context={props.partner.name}>
      {t[props.to]}
    </Button>
  </Form>
)

/** The organisations in the order of the page, and the form of a new one. */
export const PartnersPage = (props: FormView & { readonly partners: readonly EventPartner[] }) => {
  const { event, keys, typed } = props
  const shown = partnerRoles.flatMap((role) => props.partners.filter((one) => one.role === role))
  return (
    <OrganiserFrame
      event={event}
      tab="partners"
      title={t.title}
      lead={t.lead}
      actions={
        <ButtonLink href={eventPath(event)} icon="eye">
          {t.see}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={typed.errors} />
      {shown.length === 0 ? (
        <EmptyState title={t.none} icon="users">
          <p>{t.noneText}</p>
        </EmptyState>
      ) : (
        <DataTable
          id="partenaires"
          caption={t.caption}
          captionHidden
          rows={shown}
          rowKey={(one) => one.id}
          columns={[
            { key: 'role', header: t.role, cell: (one) => p.partnerRoles[one.role] },
            { key: 'name', header: t.name, rowHeader: true, cell: (one) => one.name },
            { key: 'note', header: t.note, cell: (one) => one.note },
            { key: 'logo', header: t.logo, cell: (one) => (one.logoId === null ? t.noLogo : t.hasLogo) },
            {
              key: 'actions',
              header: t.actions,
              headerHidden: true,
              cell: (one) => (
                <Actions>
                  <ButtonLink
                    href={organiserPath(event, 'partners', `/${one.id}`)}
                    kind="quiet"
                    small
                    icon="pencil"
                    context={t.of(one.name)}
                  >
                    {t.edit}
                  </ButtonLink>
                  <Move event={event} keys={keys} partner={one} to="up" />
                  <Move event={event} keys={keys} partner={one} to="down" />
                </Actions>
              ),
            },
          ]}
        />
      )}
      <AddForm
        title={t.add}
        submit={t.addSubmit}
        action={organiserPath(event, 'partners')}
        keys={keys}
        typed={typed}
        first={shown.length === 0}
      >
        <Fields typed={typed} />
      </AddForm>
    </OrganiserFrame>
  )
}

export type PartnerView = FormView & {
  readonly partner: EventPartner
  readonly logo: EventFile | null
  readonly logoTyped: Typed
}

const Logo = ({ event, keys, partner, logo, logoTyped: { errors, values } }: PartnerView) => {
  const here = organiserPath(event, 'partners', `/${partner.id}/logo`)
  return (
    <Section title={t.logoTitle}>
      {logo !== null && (
        <>
          <img
            class="logo"
            src={filePath(event, logo)}
            alt={logo.title}
            width={logo.width ?? undefined}
            height={logo.height ?? undefined}
          />
          <Form
            action={`${here}/retrait`}
            csrf={keys.csrf}
            idempotencyKey={`${keys.key}-sans`}
            label={t.logoRemove}
          >
            <Button kind="secondary">{t.logoRemove}</Button>
          </Form>
        </>
      )}
      <Form action={here} csrf={keys.csrf} idempotencyKey={`${keys.key}-logo`} label={t.logoTitle} multipart>
        <FileInput
          name="logo"
          label={t.logoFile}
          hint={t.logoHint}
          accept=".png,.jpg,.jpeg"
          required
          error={errors.logo}
        />
        <TextInput
          name="words"
          label={t.words}
          hint={t.wordsHint}
          required
          maxLength={200}
          value={values.words}
          error={errors.words}
        />
        <Button kind="secondary">{t.logoSubmit}</Button>
      </Form>
    </Section>
  )
}

/** One organisation: how it is named, its logo, and out of the page. */
export const PartnerPage = (view: PartnerView) => {
  const { event, keys, typed, partner } = view
  const here = organiserPath(event, 'partners', `/${partner.id}`)
  return (
    <OrganiserFrame event={event} tab="partners" title={t.editTitle} lead={partner.name}>
      <ErrorSummary errors={{ ...typed.errors, ...view.logoTyped.errors }} />
      <Form action={here} csrf={keys.csrf} idempotencyKey={keys.key} label={t.editTitle}>
        <Fields typed={typed} />
        <Actions>
          <Button>{t.editSubmit}</Button>
          <ButtonLink href={organiserPath(event, 'partners')} kind="quiet">
            {t.back}
          </ButtonLink>
        </Actions>
      </Form>
      <Logo {...view} />
      <Section title={t.removeTitle}>
        <p>{t.removeText}</p>
        <Form
          action={`${here}/ordre`}
          csrf={keys.csrf}
          idempotencyKey={`${keys.key}-away`}
          hidden={{ to: 'away' }}
          label={t.removeTitle}
        >
          <Button kind="danger">{t.remove}</Button>
        </Form>
      </Section>
    </OrganiserFrame>
  )
}
