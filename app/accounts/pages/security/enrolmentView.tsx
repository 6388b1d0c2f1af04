import type { FormKeys } from '../../../platform/http/route.ts'
import { Button, ButtonLink, ErrorSummary, Form, PageTitle, Section } from '../../../ui/index.ts'
import { t } from '../../messages.ts'
import type { Enrolment } from '../../usecases/secondFactor.ts'
import { CodeField, CodeList } from './codesView.tsx'
import { securityPath } from './paths.ts'

const words = t.security

/** The three things to do with an enrolment, in their order. */
export const EnrolmentPage = (props: {
  readonly enrolment: Enrolment
  /** Image of the address, as a `data:` URL. */
  readonly image: string
  readonly keys: FormKeys
}) => {
  const { enrolment, image, keys } = props
  return (
    <>
      <PageTitle kicker={words.title} title={words.enrolTitle} lead={words.enrolLead} />
      <Section title={words.scan}>
        <img src={image} width={220} height={220} alt={words.scanAlt} />
        <p>
          {words.byHand} <code>{enrolment.secret}</code>
        </p>
      </Section>
      <Section title={words.recovery} lead={words.recoveryLead}>
        <CodeList codes={enrolment.recoveryCodes} />
      </Section>
      <Section title={words.confirm}>
        <Form action={`${securityPath}/code/confirmation`} csrf={keys.csrf}>
          <CodeField />
          <Button>{words.confirmButton}</Button>
        </Form>
      </Section>
    </>
  )
}

/** A wrong first code: the application has the secret already, so the code is asked for again. */
export const ConfirmAgainPage = (props: { readonly error: string; readonly keys: FormKeys }) => (
  <>
    <PageTitle kicker={words.title} title={words.confirm} />
    <ErrorSummary errors={{ code: props.error }} />
    <Form action={`${securityPath}/code/confirmation`} csrf={props.keys.csrf}>
      <CodeField error={props.error} />
      <Button>{words.confirmButton}</Button>
    </Form>
    <ButtonLink kind="quiet" href={securityPath}>
      {words.startAgain}
    </ButtonLink>
  </>
)
