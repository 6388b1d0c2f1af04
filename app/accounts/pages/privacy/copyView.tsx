import type { FormKeys } from '../../../platform/http/route.ts'
import {
  Actions,
  Banner,
  Button,
  ButtonLink,
  DescriptionList,
  Form,
  PageTitle,
  Section,
  TaskPage,
} from '../../../ui/index.ts'
import { w } from './messages.ts'
import { exportPath, exportsPath, privacyPath } from './paths.ts'

const words = w.copy

export type CopyView = {
  readonly id: string
  readonly keys: FormKeys
  /** Hidden fields that ask for the same copy again. */
  readonly subject: { readonly [name: string]: string }
  readonly what: string
  readonly state: 'preparing' | 'ready' | 'refused' | 'failed' | 'gone'
  readonly percent: number
  readonly prepared: string
  readonly until: string
  readonly size: string
}

const Back = () => (
  <Actions>
    <ButtonLink href={privacyPath} icon="arrow-left">
      {words.back}
    </ButtonLink>
  </Actions>
)

const Again = ({ view }: { readonly view: CopyView }) => (
  <Form action={exportsPath} csrf={view.keys.csrf} idempotencyKey={view.keys.key} hidden={view.subject}>
    <Button>{words.again}</Button>
  </Form>
)

const ended = {
  refused: { title: words.refused, lead: words.refusedLead },
  failed: { title: words.failed, lead: words.failedLead },
  gone: { title: words.gone, lead: words.goneLead },
} as const

/** Title of the page, by what became of the copy. */
export const copyTitle = ({ state }: Pick<CopyView, 'state'>): string => {
  if (state === 'preparing') return words.preparing
  return state === 'ready' ? words.ready : ended[state].title
}

/** A copy from its request to its end: prepared, taken, gone. */
export const CopyPage = ({ view }: { readonly view: CopyView }) => {
  const { state, percent } = view
  if (state === 'preparing')
    return (
      <TaskPage
        title={words.preparing}
        lead={words.preparingLead}
        href={exportPath(view.id)}
        progress={{
          id: 'avancement',
          label: words.progress,
          value: percent,
          max: 100,
          text: words.progressText(percent),
        }}
      >
        <Back />
      </TaskPage>
    )
  if (state !== 'ready')
    return (
      <>
        <PageTitle kicker={w.title} title={ended[state].title} lead={ended[state].lead} />
        <Again view={view} />
        <Back />
      </>
    )
  return (
    <>
      <PageTitle
        kicker={w.title}
        title={words.ready}
        lead={words.readyLead(view.until)}
        actions={
          <ButtonLink kind="primary" href={`${exportPath(view.id)}/fichier`} icon="download" download>
            {words.download}
          </ButtonLink>
        }
      />
      <Section title={words.content} titleHidden>
        <DescriptionList
          items={[
            { term: words.content, value: view.what },
            { term: words.size, value: view.size },
            { term: words.prepared, value: view.prepared },
          ]}
        />
      </Section>
      <Banner tone="warning">
        <p>{words.warning}</p>
      </Banner>
      <Back />
    </>
  )
}
