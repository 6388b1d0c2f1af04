import { ONE_CLICK } from '../../../platform/http/oneClick.ts'
import { Button, ButtonLink, Form, PageTitle } from '../../../ui/index.ts'
import { preferencesPath, topicWords, unsubscribePath } from '../../domain/notice.ts'
import type { UnsubscribeScope } from '../../domain/unsubscribe.ts'
import type { LinkRefusal } from '../../usecases/unsubscribe.ts'
import { n, unsubscribeWords as words } from './messages.ts'

const Choose = ({ label }: { readonly label: string }) => (
  <ButtonLink href={preferencesPath}>{label}</ButtonLink>
)

export const UnsubscribePage = (props: { readonly token: string; readonly scope: UnsubscribeScope }) => {
  const { token, scope } = props
  return (
    <>
      <PageTitle
        title={words.title}
        lead={scope === 'digest' ? words.digestLead : words.lead(topicWords[scope].label)}
      />
      <Form action={`${unsubscribePath}/${token}`} hidden={ONE_CLICK} label={words.title}>
        <Button>{words.confirm}</Button>
      </Form>
      <Choose label={words.other} />
    </>
  )
}

export const UnsubscribedPage = ({ scope }: { readonly scope: UnsubscribeScope }) => (
  <>
    <PageTitle
      title={words.doneTitle}
      lead={scope === 'digest' ? words.digestDone : words.done(topicWords[scope].label)}
    />
    <Choose label={words.change} />
  </>
)

export const LinkRefusedPage = ({ refusal }: { readonly refusal: LinkRefusal }) => (
  <>
    <PageTitle title={words[`${refusal}Title`]} lead={words[refusal]} />
    <Choose label={n.choose} />
  </>
)
