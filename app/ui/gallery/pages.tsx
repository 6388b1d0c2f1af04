import {
  Button,
  ButtonLink,
  Card,
  CardList,
  Confirmation,
  Form,
  Grid,
  Hero,
  Kpi,
  PageTitle,
  Prose,
  SearchBox,
  Section,
  TaskPage,
} from '../index.ts'

const date = { iso: '2027-03-09', text: '9 mars 2027' }

export const galleryHome = (
  <>
    <Hero
      title="Trouver un lieu, préparer une rencontre, compter ce qui en résulte"
      lead="Une page d’accueil ouvre sur une phrase, une recherche et trois portes."
    >
      <SearchBox
        action="/recherche"
        id="recherche-accueil"
        size="large"
        label="Que cherchez-vous ?"
        hint="Exemple : réparation de vélos à Montreuil"
      />
    </Hero>
    <Section title="Par où commencer">
      <Grid>
        <Card icon="search" title="Chercher un lieu" href="/lieux">
          <p>400 lieux par activité, par commune ou par mot, sur une liste et sur une carte.</p>
        </Card>
        <Card icon="send" title="Publier une demande" href="/demandes">
          <p>Dites ce que vous cherchez ; les lieux concernés vous répondent.</p>
        </Card>
        <Card icon="handshake" title="Venir à une rencontre" href="/rencontres">
          <p>Une demi-journée, des rendez-vous de vingt minutes, un programme imprimé pour chacun.</p>
        </Card>
      </Grid>
    </Section>
    <Section title="Prochaines rencontres" actions={<a href="/rencontres">Toutes les rencontres</a>}>
      <CardList layout="grid">
        <Card
          kicker="Mardi 9 mars 2027"
          title="Rencontre de printemps"
          href="/rencontres/printemps"
          facts={[
            { label: 'Lieu', value: 'Montreuil (93)', icon: 'map-pin' },
            { label: 'Horaire', value: '9 h – 13 h', icon: 'clock' },
          ]}
        />
        <Card
          kicker="Jeudi 3 juin 2027"
          title="Journée des jardins"
          href="/rencontres/jardins"
          facts={[{ label: 'Lieu', value: 'Antony (92)', icon: 'map-pin' }]}
        />
      </CardList>
    </Section>
    <Section title="Chiffres clés">
      <Grid columns={4}>
        <Kpi label="Lieux recensés" value="400" source="annuaire" date={date} rowsHref="/lieux" />
        <Kpi label="Rendez-vous tenus" value="79" source="rencontre de 2026" date={date} />
        <Kpi label="Heures données" value="12 500" unit="h" source="déclarations" date={date} />
      </Grid>
    </Section>
  </>
)

export const galleryReading = (
  <>
    <PageTitle title="Page de lecture" lead="Une notice, une aide, une page légale." />
    <Prose>
      <h2>Comment lire cette page</h2>
      <p>
        Le texte est plus grand et les lignes sont courtes. Les <a href="https://exemple.fr/liens">liens</a>{' '}
        disent où ils mènent.
      </p>
      <h3>Deux listes</h3>
      <ul>
        <li>une liste à puces ;</li>
        <li>avec deux points.</li>
      </ul>
      <ol>
        <li>Ouvrez la page.</li>
        <li>Lisez-la.</li>
      </ol>
    </Prose>
  </>
)

export const galleryTask = (
  <TaskPage
    title="Import en cours"
    lead="Fichier « lieux.csv », 120 lignes."
    href="/taches/1"
    progress={{ id: 'avancement', label: 'Lignes lues', value: 34, max: 120 }}
    cancel={
      <Form action="/taches/1/arret" csrf="jeton" inline>
        <Button kind="danger">Arrêter l’import</Button>
      </Form>
    }
  />
)

export const galleryDone = (
  <Confirmation
    title="Votre inscription est enregistrée"
    reference="R-2027-0142"
    actions={
      <>
        <ButtonLink href="/rencontres" kind="primary">
          Voir la rencontre
        </ButtonLink>
        <ButtonLink href="/" kind="quiet">
          Revenir à l’accueil
        </ButtonLink>
      </>
    }
  >
    <ul>
      <li>Un courriel de confirmation part à nom@exemple.fr.</li>
      <li>Votre programme arrive une semaine avant la rencontre.</li>
    </ul>
  </Confirmation>
)
