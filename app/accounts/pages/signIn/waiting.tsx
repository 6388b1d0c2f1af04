import { page } from '../../../platform/http/reply.ts'
import { Banner, ButtonLink, PageTitle } from '../../../ui/index.ts'
import { t } from '../../messages.ts'

const words = t.signIn

/** Too many attempts: how long to wait, and where to go from there. */
export const waiting = (
  refusal: { readonly sentence?: string; readonly seconds?: number },
  back: { readonly href: string; readonly label: string } = { href: '/connexion', label: words.title },
) =>
  page({
    title: words.waitTitle,
    status: 429,
    retryAfter: refusal.seconds ?? 60,
    body: (
      <>
        <PageTitle title={words.waitTitle} />
        <Banner tone="warning">
          <p>{refusal.sentence ?? words.wait(refusal.seconds ?? 60)}</p>
        </Banner>
        <ButtonLink kind="secondary" href={back.href}>
          {back.label}
        </ButtonLink>
      </>
    ),
    indexed: false,
  })
