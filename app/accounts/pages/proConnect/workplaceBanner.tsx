import type { FormKeys } from '../../../platform/http/route.ts'
import { formatSiret } from '../../../platform/i18n/format.ts'
import { Banner, Button, ButtonLink, Form } from '../../../ui/index.ts'
import type { Workplace } from '../../store/workplace.ts'
import { joinPath } from '../join/searchView.tsx'
import { t } from './messages.ts'

export const settlePath = '/compte/lieu-de-travail'

const words = t.workplace

/** On the account home, while the person has neither joined the place where they work nor said no. */
export const WorkplaceBanner = (props: {
  readonly workplace: Workplace | null
  readonly label: string
  readonly keys: FormKeys
}) => {
  const { workplace, label, keys } = props
  if (workplace === null) return null
  return (
    <Banner
      title={words.title}
      level={2}
      actions={
        <>
          <ButtonLink kind="secondary" href={`${joinPath()}?siren=${workplace.siret.slice(0, 9)}`}>
            {words.join}
          </ButtonLink>
          <Form action={settlePath} csrf={keys.csrf} idempotencyKey={keys.key} inline>
            <Button kind="quiet">{words.settle}</Button>
          </Form>
        </>
      }
    >
      <p>{words.stated(label, formatSiret(workplace.siret))}</p>
      {workplace.body !== null && <p>{words.body(workplace.body)}</p>}
    </Banner>
  )
}
