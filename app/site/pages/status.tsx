import { formatDecimal } from '../../platform/i18n/format.ts'
import { Banner, PageTitle } from '../../ui/index.ts'
import { t } from '../messages.ts'

export const StatusPage = ({ milliseconds }: { milliseconds: number }) => (
  <>
    <PageTitle title={t.legal.status} />
    <Banner tone="success" title={t.status.up}>
      <p>{t.status.database(formatDecimal(milliseconds))}</p>
    </Banner>
  </>
)

export const SiteMap = () => (
  <>
    <PageTitle title={t.legal.map} />
    <ul>
      {(
        [
          ['/', t.status.home],
          ['/structures', t.menu.structures],
          ['/structures/zones-blanches', t.menu.whiteZones],
          ['/rencontres', t.menu.events],
          ['/donnees', t.menu.data],
          ['/api', t.menu.api],
          ['/aide', t.legal.help],
          ['/accessibilite', t.legal.accessibility],
          ['/mentions-legales', t.legal.notices],
          ['/donnees-personnelles', t.legal.privacy],
          ['/etat-du-service', t.legal.status],
        ] as const
      ).map(([href, label]) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  </>
)
