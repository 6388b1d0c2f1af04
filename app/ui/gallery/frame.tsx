import { DisclosureMenu, Footer, Header, SearchBox } from '../index.ts'

export function GalleryHeader() {
  return (
    <Header
      brand={{ tagline: 'Île-de-France' }}
      menu={[
        { label: 'Lieux', href: '/lieux', current: true },
        { label: 'Ateliers', href: '/ateliers' },
        { label: 'Rencontres', href: '/rencontres' },
        { label: 'Chiffres', href: '/chiffres' },
      ]}
      secondary={[
        { label: 'Ressources', href: '/ressources' },
        { label: 'Aide', href: '/aide' },
      ]}
      search={
        <SearchBox action="/recherche" label="Rechercher sur le site" size="compact" id="recherche-site" />
      }
      account={
        <DisclosureMenu label="Mon compte" icon="user">
          <a href="/compte">Tableau de bord</a>
          <a href="/compte/profil">Profil</a>
          <a href="/deconnexion">Se déconnecter</a>
        </DisclosureMenu>
      }
    />
  )
}

export function GalleryFooter() {
  return (
    <Footer
      about="Une carte et des rencontres, pour que chacun trouve avec qui travailler."
      columns={[
        {
          title: 'Chercher',
          links: [
            { label: 'Lieux', href: '/lieux' },
            { label: 'Ateliers', href: '/ateliers' },
          ],
        },
        {
          title: 'Rencontrer',
          links: [
            { label: 'Prochaines rencontres', href: '/rencontres' },
            { label: 'Rencontres passées', href: '/rencontres/passees' },
          ],
        },
        {
          title: 'Comprendre',
          links: [
            { label: 'Aide', href: '/aide' },
            { label: 'Données ouvertes', href: '/donnees' },
          ],
        },
      ]}
      legal={[
        { label: 'Plan du site', href: '/plan-du-site' },
        { label: 'Accessibilité : partiellement conforme', href: '/accessibilite' },
        { label: 'Mentions légales', href: '/mentions-legales' },
        { label: 'Données personnelles', href: '/donnees-personnelles' },
      ]}
      dataDate={{ iso: '2027-03-09', text: '9 mars 2027' }}
      credits={
        <>
          Police Atkinson Hyperlegible, <a href="https://www.brailleinstitute.org">Braille Institute</a>,
          licence OFL. Icônes Lucide, licence ISC.
        </>
      }
    />
  )
}
