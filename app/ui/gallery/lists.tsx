import {
  ActiveFilters,
  Badge,
  Button,
  ButtonLink,
  Card,
  CardList,
  EmptyState,
  FacetGroup,
  FilterForm,
  Grid,
  Kpi,
  MapFrame,
  PageTitle,
  Pagination,
  ResultCount,
  Section,
  Split,
  Tabs,
  Tag,
  Toolbar,
} from '../index.ts'

const date = { iso: '2027-03-09', text: '9 mars 2027' }

const places = [
  ['Atelier des Rives', 'Réparation de vélos et de petits meubles', 'Montreuil (93)'],
  ['Jardins de la Bièvre', 'Entretien d’espaces verts, plantation, compostage', 'Antony (92)'],
  ['La Cantine claire', 'Repas livrés, produits de saison', 'Créteil (94)'],
] as const

function Filters() {
  return (
    <FilterForm action="/lieux" active={2} resetHref="/lieux" hidden={{ q: 'atelier' }}>
      <FacetGroup
        legend="Activité"
        name="activite"
        values={['velo']}
        limit={3}
        options={[
          { value: 'velo', label: 'Réparation de vélos', count: 42 },
          { value: 'jardin', label: 'Espaces verts', count: 118 },
          { value: 'cuisine', label: 'Restauration et traiteur', count: '1 204' },
          { value: 'livre', label: 'Livres et papier', count: 8 },
          { value: 'bois', label: 'Bois', count: 3 },
        ]}
      />
      <FacetGroup
        legend="Taille"
        name="taille"
        type="radio"
        values={['']}
        options={[
          { value: '', label: 'Toutes' },
          { value: 'petite', label: 'Moins de 10 personnes', count: 61 },
          { value: 'grande', label: '10 personnes et plus', count: 24, disabled: true },
        ]}
      />
    </FilterForm>
  )
}

export const galleryLists = (
  <>
    <PageTitle
      kicker="Annuaire"
      title="Liste de résultats"
      lead="Filtres, nombre de résultats, cartes et pages, comme sur toutes les listes."
      tags={
        <>
          <Badge kind="demo" />
          <Badge kind="draft" />
          <Badge kind="final" />
          <Badge kind="estimate" />
          <Badge kind="unverified" />
          <Badge kind="unknown" />
        </>
      }
      actions={
        <>
          <ButtonLink href="/lieux/nouveau" kind="primary" icon="plus">
            Ajouter un lieu
          </ButtonLink>
          <ButtonLink href="/lieux.csv" icon="download" download>
            Télécharger
          </ButtonLink>
        </>
      }
    />
    <Split aside={<Filters />}>
      <Toolbar spread>
        <ResultCount>128 lieux sur 400</ResultCount>
        <Tabs
          look="segments"
          label="Affichage"
          entries={[
            { label: 'Liste', href: '?vue=liste', icon: 'list', current: true },
            { label: 'Carte', href: '?vue=carte', icon: 'map' },
            { label: 'Les deux', href: '?vue=deux', icon: 'layers' },
          ]}
        />
      </Toolbar>
      <ActiveFilters
        clearHref="/lieux"
        filters={[
          { label: 'Réparation de vélos', href: '/lieux?q=atelier' },
          { label: '« atelier »', href: '/lieux?activite=velo' },
        ]}
      />
      <CardList ordered label="Résultats">
        {places.map(([name, text, town]) => (
          <Card
            key={name}
            title={name}
            href={`/lieux/${name}`}
            level={2}
            tags={
              <>
                <Tag tone="action">Atelier</Tag>
                <Tag>Association</Tag>
              </>
            }
            facts={[
              { label: 'Commune', value: town, icon: 'map-pin' },
              { label: 'Effectif', value: '24 personnes', icon: 'users' },
              { label: 'Mise à jour', value: '9 mars 2027', icon: 'history', labelShown: true },
            ]}
            why="« atelier » dans le nom · à 3 km de Bagnolet"
          >
            <p>{text}</p>
          </Card>
        ))}
      </CardList>
      <Pagination page={6} pages={20} href={(page) => `?page=${page}`} />
    </Split>
    <Section
      title="Cartes, étiquettes et chiffres"
      lead="Trois portes, puis les chiffres avec leur source et leur date."
    >
      <Grid>
        <Card icon="search" title="Chercher un lieu" href="/lieux" look="bordered">
          <p>Par activité, par commune ou par mot.</p>
        </Card>
        <Card
          icon="calendar-days"
          title="Venir à une rencontre"
          href="/rencontres"
          kicker="Prochaine date : 9 mars"
        >
          <p>Le programme, les places et l’inscription.</p>
        </Card>
        <Card
          icon="handshake"
          title="Carte sans lien"
          look="plain"
          actions={
            <Button type="button" kind="secondary" small context="la carte sans lien">
              Retirer
            </Button>
          }
        >
          <p>Elle porte ses propres boutons.</p>
        </Card>
      </Grid>
      <Toolbar>
        {(['neutral', 'action', 'accent', 'info', 'success', 'warning', 'error'] as const).map((tone) => (
          <Tag key={tone} tone={tone} icon="tag">
            {`Étiquette ${tone}`}
          </Tag>
        ))}
      </Toolbar>
      <Grid columns={4}>
        <Kpi
          label="Lieux recensés"
          value="400"
          source="annuaire"
          date={date}
          comparison="+ 12 depuis 2026"
          definitionHref="/definitions/lieux"
          rowsHref="/lieux"
        />
        <Kpi label="Part des lieux à jour" value="28,2" unit="%" source="annuaire" date={date} />
        <Kpi
          label="Heures données"
          value="12 500"
          unit="h"
          source="déclarations"
          date={date}
          comparison="sans comparaison"
        />
        <Kpi
          label="Montant"
          value="1,2"
          unit="M€ HT"
          source="contrats publiés"
          date={date}
          rowsHref="/contrats"
        />
      </Grid>
    </Section>
    <Section title="Carte et liste vide">
      <Split
        variant="map"
        aside={
          <MapFrame
            id="carte"
            title="128 lieux en Île-de-France"
            listHref="/lieux"
            island="carte"
            when="click"
            credit="Fond : tracé approché."
          />
        }
      >
        <EmptyState
          level={3}
          title="Aucun lieu ne correspond à tous ces filtres"
          action={
            <ButtonLink href="/lieux" kind="primary">
              Effacer les filtres
            </ButtonLink>
          }
        >
          <p>Élargissez la zone ou retirez une activité. Exemple : « vélo » dans toute la région.</p>
        </EmptyState>
      </Split>
    </Section>
  </>
)
