import type { IconName } from '../icons.ts'
import { icons } from '../icons.ts'
import {
  Banner,
  ButtonLink,
  CheckAnswers,
  Details,
  Grid,
  Icon,
  Progress,
  Prose,
  Section,
  Stepper,
  Toast,
  Toolbar,
  Wordmark,
} from '../index.ts'

const names = Object.keys(icons) as IconName[]

export const galleryFeedback = (
  <>
    <Section title="Messages">
      <Banner title="Les inscriptions ouvrent le 9 mars">
        <p>Vous recevrez un message la veille.</p>
      </Banner>
      <Banner tone="success">
        <p>La fiche est publiée.</p>
      </Banner>
      <Banner
        tone="warning"
        title="Ces données ont plus d’un an"
        level={3}
        actions={<ButtonLink href="/maj">Mettre à jour la fiche</ButtonLink>}
      >
        <p>Une fiche à jour est trouvée plus souvent.</p>
      </Banner>
      <Banner tone="error" title="La carte ne s’affiche pas">
        <p>
          Le fond de carte ne répond pas. La <a href="/lieux">liste des lieux</a> reste complète. Référence :{' '}
          <span class="code">7F3A-21</span>.
        </p>
      </Banner>
      <Toast tone="error">L’envoi a échoué. Rien n’est perdu : réessayez.</Toast>
    </Section>
    <Section title="Avancement">
      <Stepper
        steps={[
          { label: 'Objet', state: 'done', href: '/objet' },
          { label: 'Calendrier', state: 'current' },
          { label: 'Contact', state: 'todo' },
          { label: 'Vérification', state: 'todo' },
        ]}
      />
      <Grid columns={2}>
        <Progress id="import" label="Import des lieux" value={34} max={120} text="34 lieux sur 120" />
        <Progress id="complet" label="Fiche remplie" value={8} max={10} />
      </Grid>
      <CheckAnswers
        level={3}
        sections={[
          {
            title: 'Objet de la demande',
            editHref: '/objet',
            items: [{ label: 'Titre', value: 'Réparer des vélos' }, { label: 'Précision' }],
          },
          {
            title: 'Calendrier prévu',
            editHref: '/calendrier',
            items: [{ label: 'Début', value: '9 mars 2027' }],
          },
        ]}
      />
    </Section>
    <Section title="Texte">
      <Prose>
        <p>
          Les pages de lecture vont à <strong>70 signes par ligne</strong>, en plus grand. Un{' '}
          <a href="/lieux">lien</a> est toujours souligné.
        </p>
        <h3>Un intertitre</h3>
        <ul>
          <li>
            premier point, avec un peu de texte pour voir le retour à la ligne sur un petit écran comme celui
            d’un téléphone ;
          </li>
          <li>second point.</li>
        </ul>
        <blockquote>
          <p>« On est venus pour un rendez-vous, on est repartis avec trois projets. »</p>
        </blockquote>
      </Prose>
      <Details summary="Comment ce chiffre est-il calculé ?">
        <p>On compte les lieux ouverts à la date indiquée.</p>
      </Details>
      <Details summary="Détail ouvert" open>
        <p>Le contenu est dans la page, même fermé.</p>
      </Details>
    </Section>
    <Section title="Signe et icônes">
      <Wordmark label="signe du site" href="/signe" />
      <Toolbar>
        {names.map((name) => (
          <Icon key={name} name={name} />
        ))}
      </Toolbar>
    </Section>
  </>
)
