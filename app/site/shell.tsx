import { noticesPath } from '../accounts/index.ts'
import { choicePath } from '../events/index.ts'
import { holds, UNREAD_SHOWN } from '../platform/access/actor.ts'
import type { ClientFiles } from '../platform/http/assets.ts'
import type { Flash } from '../platform/http/cookies.ts'
import type { Shell, ShellInput } from '../platform/http/shell.ts'
import type { Territory } from '../platform/territory.ts'
import {
  Banner,
  Breadcrumb,
  Button,
  ButtonLink,
  Document,
  Footer,
  Form,
  Header,
  SearchBox,
  Toast,
  ToastRegion,
} from '../ui/index.ts'
import { t } from './messages.ts'

const entry = (path: string, href: string, label: string) => ({
  href,
  label,
  current: path === href || path.startsWith(`${href}/`),
})

/** The count is read with who asks: no query more. */
const Notices = ({ unread }: { readonly unread: number }) => (
  <ButtonLink
    kind="quiet"
    href={noticesPath}
    icon="bell"
    context={unread === 0 ? undefined : t.menu.unread(unread, UNREAD_SHOWN)}
  >
    {t.menu.notices}
    {unread > 0 && (
      <span class="count" aria-hidden="true">
        {unread > UNREAD_SHOWN ? t.menu.many(UNREAD_SHOWN) : unread}
      </span>
    )}
  </ButtonLink>
)

/** Who holds the session, whomever they act for. */
const holderOf = ({ actor }: Pick<ShellInput, 'actor'>) =>
  actor.kind === 'participant' ? (actor.by ?? actor) : actor

const accountOf = (input: ShellInput) => {
  const { formKeys, path } = input
  const actor = holderOf(input)
  return actor.kind === 'visitor' || actor.kind === 'system' ? (
    <ButtonLink kind="quiet" href="/connexion" icon="user">
      {t.menu.signIn}
    </ButtonLink>
  ) : (
    <>
      {actor.kind === 'person' && <Notices unread={actor.unread ?? 0} />}
      {actor.kind === 'person' && path !== '/compte' && (
        <ButtonLink kind="quiet" href="/compte" icon="user">
          {t.menu.account}
        </ButtonLink>
      )}
      <Form action="/deconnexion" csrf={formKeys.csrf} inline>
        <Button kind="quiet">{t.menu.leave}</Button>
      </Form>
    </>
  )
}

/** Above the pages of a participant, for somebody signed in: whose they are, and the way to the others. */
const ActingFor = ({ actor, path }: ShellInput) =>
  actor.kind === 'participant' && actor.by !== undefined ? (
    <p class="hint">
      {t.acting(actor.name ?? '')} <a href={choicePath(path)}>{t.actingChange}</a>
    </p>
  ) : null

/** What was just done, and the button that takes it back. */
const FlashToast = ({ flash, formKeys }: Pick<ShellInput, 'formKeys'> & { readonly flash: Flash }) => (
  <Toast
    undo={
      flash.undo && (
        <Form
          action={flash.undo.path}
          csrf={formKeys.csrf}
          idempotencyKey={formKeys.key}
          hidden={flash.undo.fields}
          inline
        >
          <Button kind="secondary" small icon="undo-2">
            {flash.undo.label}
          </Button>
        </Form>
      )
    }
  >
    {flash.sentence}
  </Toast>
)

/** Addresses and data for networks and search engines. A script of data is not run: the security policy need not allow it. */
const Social = ({ reply: { title, description, social, linkedData } }: Pick<ShellInput, 'reply'>) => (
  <>
    {social && (
      <>
        <meta property="og:type" content="website" />
        <meta property="og:site_name" content="OpenMap ESS" />
        <meta property="og:locale" content="fr_FR" />
        <meta property="og:title" content={title} />
        {description && <meta property="og:description" content={description} />}
        <meta property="og:url" content={social.url} />
        <meta property="og:image" content={social.image.url} />
        <meta property="og:image:type" content="image/png" />
        <meta property="og:image:width" content={String(social.image.width)} />
        <meta property="og:image:height" content={String(social.image.height)} />
        <meta property="og:image:alt" content={title} />
        <meta name="twitter:card" content="summary_large_image" />
      </>
    )}
    {linkedData && (
      <script
        type="application/ld+json"
        // Nothing typed can end the element: what opens one is written as an escape of JSON.
        dangerouslySetInnerHTML={{ __html: JSON.stringify(linkedData).replaceAll('<', '\\u003c') }}
      />
    )}
  </>
)

/** The frame of every page of this deployment. */
export const makeShell =
  (territory: Territory, files: ClientFiles): Shell =>
  (input) => {
    const { reply, path, actor, flash } = input
    const crumbs = reply.breadcrumb ?? []
    const secondary = [
      ...(actor.kind === 'participant' && actor.by === undefined
        ? [
            actor.applies === true
              ? entry(path, '/ma-candidature', t.menu.myApplication)
              : entry(path, '/mon-agenda', t.menu.myAgenda),
          ]
        : []),
      ...(actor.kind === 'agent' ? [entry(path, '/mon-accueil', t.menu.myDoor)] : []),
      ...(holds(holderOf(input), 'administrator')
        ? [entry(path, '/administration', t.menu.administration)]
        : []),
      entry(path, '/aide', t.menu.help),
    ]
    return (
      <Document
        title={reply.title}
        hasErrors={reply.status === 422}
        description={reply.description}
        canonical={reply.canonical}
        indexed={reply.indexed ?? true}
        stylesheets={[files.style]}
        scripts={[files.script]}
        preloads={files.font === '/' ? [] : [{ href: files.font, as: 'font', type: 'font/woff2' }]}
        favicon={files.icon === '' ? undefined : files.icon}
        themeScript
        width={reply.wide ? 'full' : 'page'}
        head={
          <>
            {(reply.alternates ?? []).map((link) => (
              <link key={link.href} rel="alternate" type={link.type} href={link.href} title={link.title} />
            ))}
            <Social reply={reply} />
            {!reply.bare && (
              <link
                rel="search"
                type="application/opensearchdescription+xml"
                href="/opensearch.xml"
                title={t.menu.search}
              />
            )}
            {reply.manifest && <link rel="manifest" href={reply.manifest} crossorigin="use-credentials" />}
            {reply.refresh && (
              <noscript>
                <meta http-equiv="refresh" content={String(reply.refresh)} />
              </noscript>
            )}
          </>
        }
        skipLinks={reply.bare ? [] : undefined}
        header={
          reply.bare ? undefined : (
            <Header
              menu={[
                entry(path, '/structures', t.menu.structures),
                entry(path, '/rencontres', t.menu.events),
              ]}
              secondary={secondary}
              account={accountOf(input)}
              search={
                path === '/' || path.startsWith('/structures') ? undefined : (
                  <SearchBox action="/structures" label={t.menu.search} size="compact" />
                )
              }
            />
          )
        }
        breadcrumb={
          reply.bare || path === '/' || crumbs.length === 0 ? undefined : (
            <Breadcrumb
              entries={[
                { label: 'Accueil', href: '/' },
                ...crumbs.slice(0, -1).map(({ label, href }) => ({ label, href: href ?? '/' })),
              ]}
              current={crumbs.at(-1)?.label ?? reply.title}
            />
          )
        }
        toasts={
          reply.bare ? undefined : (
            <ToastRegion>{flash === null ? undefined : <FlashToast {...input} flash={flash} />}</ToastRegion>
          )
        }
        footer={
          reply.bare ? undefined : (
            <Footer
              about={t.footer.about}
              columns={[
                {
                  title: t.footer.site,
                  links: [
                    { href: '/structures', label: t.menu.structures },
                    { href: '/structures/zones-blanches', label: t.menu.whiteZones },
                    { href: '/structures/verifier', label: t.menu.verify },
                    { href: '/listes', label: t.menu.lists },
                    { href: '/rencontres', label: t.menu.events },
                    { href: '/donnees', label: t.menu.data },
                    { href: '/api', label: t.menu.api },
                    { href: '/aide', label: t.legal.help },
                  ],
                },
                {
                  title: t.footer.legal,
                  links: [
                    { href: '/mentions-legales', label: t.legal.notices },
                    { href: '/donnees-personnelles', label: t.legal.privacy },
                    { href: '/etat-du-service', label: t.legal.status },
                  ],
                },
              ]}
              legal={[
                { href: '/plan-du-site', label: t.legal.map },
                { href: '/accessibilite', label: t.footer.accessibility },
              ]}
              credits={t.footer.credits}
            />
          )
        }
      >
        {!reply.bare && territory.demo && path === '/' && <Banner tone="warning">{t.demo}</Banner>}
        <ActingFor {...input} />
        {reply.body}
      </Document>
    )
  }
