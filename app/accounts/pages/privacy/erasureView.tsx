import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Banner,
  Button,
  ButtonLink,
  Checkbox,
  DescriptionList,
  ErrorSummary,
  Form,
  PageTitle,
  Prose,
  Section,
} from '../../../ui/index.ts'
import { w } from './messages.ts'
import { erasurePath, privacyPath } from './paths.ts'

const words = w.erasure

export type ErasureView = {
  readonly keys: FormKeys
  /** Why each part stays, in sentences. */
  readonly stays: readonly string[]
  /** What must be settled first. */
  readonly blocker: string | null
  readonly asked: { readonly on: string; readonly due: string } | null
  readonly error?: string | undefined
}

const WhatGoes = ({ stays }: ErasureView) => (
  <>
    <Section title={words.goes}>
      <Prose>
        <ul>
          {Object.values(words.goesItems).map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Prose>
    </Section>
    <Section title={words.stays}>
      <Prose>
        <ul>
          {stays.map((item) => (
            <li key={item}>{item}</li>
          ))}
        </ul>
      </Prose>
    </Section>
  </>
)

const UnderWay = ({ view }: { readonly view: ErasureView }) => (
  <Section title={words.underTitle}>
    <DescriptionList
      items={[
        { term: words.askedOn, value: view.asked?.on },
        { term: words.due, value: view.asked?.due },
      ]}
    />
    <Form action={`${erasurePath}/annulation`} csrf={view.keys.csrf} idempotencyKey={view.keys.key}>
      <Button>{words.keep}</Button>
    </Form>
  </Section>
)

const Confirm = ({ view }: { readonly view: ErasureView }) => (
  <Form action={erasurePath} csrf={view.keys.csrf} idempotencyKey={view.keys.key}>
    <Checkbox name="understood" label={words.understood} required error={view.error} />
    <Button kind="danger">{words.submit}</Button>
  </Form>
)

/** What an erasure takes and what it leaves; the only place that asks whether one is sure. */
export const ErasurePage = ({ view }: { readonly view: ErasureView }) => (
  <>
    <PageTitle kicker={w.title} title={w.erase.title} lead={words.lead} />
    <ErrorSummary errors={{ understood: view.error }} />
    {view.blocker !== null && (
      <Banner tone="warning" level={2} title={words.stands}>
        <p>{view.blocker}</p>
      </Banner>
    )}
    {view.asked !== null && <UnderWay view={view} />}
    <WhatGoes {...view} />
    {view.asked === null && view.blocker === null && <Confirm view={view} />}
    <ButtonLink kind="quiet" href={privacyPath} icon="arrow-left">
      {w.copy.back}
    </ButtonLink>
  </>
)
