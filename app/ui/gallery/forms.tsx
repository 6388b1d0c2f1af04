import {
  Actions,
  Button,
  ButtonLink,
  Checkbox,
  Checkboxes,
  CopyButton,
  DateInput,
  Dialog,
  DialogLink,
  DisclosureMenu,
  ErrorSummary,
  Fieldset,
  FileInput,
  Form,
  PasswordInput,
  PrintButton,
  Radios,
  SearchBox,
  Section,
  Select,
  Taps,
  Textarea,
  TextInput,
  Toolbar,
} from '../index.ts'

const errors = {
  courriel: 'L’adresse doit contenir « @ ». Exemple : nom@exemple.fr.',
  jour: 'La date doit être après le 9 mars 2027.',
  role: 'Choisissez un rôle.',
}

export const galleryForms = (
  <>
    <Section title="Boutons">
      <Toolbar>
        <Button type="button">Publier la fiche</Button>
        <Button type="button" kind="secondary" icon="save">
          Enregistrer
        </Button>
        <Button type="button" kind="quiet">
          Annuler
        </Button>
        <Button type="button" kind="danger" icon="trash-2">
          Supprimer
        </Button>
        <Button type="button" disabled>
          Envoyer
        </Button>
        <Button type="button" kind="secondary" small icon="plus">
          Ajouter
        </Button>
        <ButtonLink href="/suite" kind="primary" iconAfter="arrow-right">
          Continuer
        </ButtonLink>
        <PrintButton />
        <CopyButton text="https://exemple.fr/lieux" done="L’adresse est copiée.">
          Copier l’adresse
        </CopyButton>
        <DisclosureMenu label="Exporter" icon="download" align="start">
          <a href="/lieux.csv">Tableur (CSV)</a>
          <a href="/lieux.xlsx">Tableur (XLSX)</a>
        </DisclosureMenu>
        <DialogLink dialog="partage" href="/partage">
          Partager
        </DialogLink>
      </Toolbar>
      <Dialog
        id="partage"
        title="Partager la liste"
        actions={<ButtonLink href="/partage">Ouvrir la page de partage</ButtonLink>}
      >
        <p>Toute personne qui a l’adresse voit la liste.</p>
      </Dialog>
    </Section>
    <Section title="Formulaire refusé">
      <ErrorSummary errors={errors} ids={{}} />
      <Form action="/inscription" csrf="jeton" idempotencyKey="cle" draft="inscription" label="Inscription">
        <TextInput name="nom" label="Nom de la personne" value="Camille Roux" autocomplete="name" required />
        <TextInput
          name="courriel"
          label="Adresse électronique"
          type="email"
          autocomplete="email"
          hint="Sert à envoyer la confirmation, jamais publiée."
          value="nom.exemple.fr"
          error={errors.courriel}
          required
        />
        <DateInput name="jour" label="Jour" value="2027-01-04" error={errors.jour} />
        <Radios
          name="role"
          legend="Rôle"
          required
          error={errors.role}
          options={[
            { value: 'visiteur', label: 'Je viens en visite' },
            {
              value: 'exposant',
              label: 'Je tiens un stand',
              hint: 'Une table et deux chaises sont fournies.',
            },
          ]}
        />
        <Checkbox
          name="accord"
          label="J’accepte que mon nom figure dans la liste"
          hint="Vous pourrez changer d’avis."
        />
        <Actions>
          <Button>S’inscrire</Button>
          <ButtonLink href="/" kind="quiet">
            Renoncer
          </ButtonLink>
        </Actions>
      </Form>
    </Section>
    <Section title="Autres champs">
      <Form action="/autres" csrf="jeton" multipart label="Autres champs">
        <Select
          name="taille-lieu"
          label="Taille du lieu"
          value="petite"
          width="medium"
          options={[
            { value: 'petite', label: 'Moins de 10 personnes' },
            { value: 'grande', label: '10 personnes et plus' },
          ]}
        />
        <TextInput
          name="rayon"
          label="Rayon d’intervention"
          inputMode="numeric"
          suffix="km"
          width="short"
          optional
          value={20}
        />
        <TextInput name="commune" label="Commune" suggestions={['Montreuil', 'Montrouge']} width="medium" />
        <PasswordInput
          name="mot-de-passe"
          label="Mot de passe"
          autocomplete="new-password"
          hint="Huit caractères au moins."
        />
        <Textarea
          name="message"
          label="Message"
          hint="500 signes au plus."
          maxLength={500}
          value={'Bonjour,\nnous viendrons à deux.'}
        />
        <FileInput
          name="fichier"
          label="Liste à importer"
          accept=".csv,.xlsx"
          hint="Formats acceptés : CSV, XLSX."
        />
        <Checkboxes
          name="besoins"
          legend="Besoins d’accueil"
          hint="Plusieurs réponses possibles."
          values={['boucle']}
          inline
          options={[
            { value: 'boucle', label: 'Boucle magnétique' },
            { value: 'langue', label: 'Langue des signes' },
            { value: 'place', label: 'Place de stationnement', disabled: true },
          ]}
        />
        <Fieldset id="horaire" legend="Horaire souhaité" size="large">
          <DateInput kind="time" name="debut" label="Début" value="09:00" step={300} />
          <DateInput kind="time" name="fin" label="Fin" value="12:30" step={300} />
        </Fieldset>
        <Button>Enregistrer la réponse</Button>
      </Form>
      <SearchBox
        action="/lieux"
        label="Rechercher dans la liste"
        id="recherche-liste"
        value="vélo"
        hint="Nom, activité ou commune."
      />
      <Form action="/vue" method="get" inline label="Tri de la liste">
        <Select
          name="tri"
          label="Trier par"
          empty={false}
          value="nom"
          options={[
            { value: 'nom', label: 'Nom' },
            { value: 'distance', label: 'Distance' },
          ]}
        />
        <Button kind="secondary">Trier la liste</Button>
      </Form>
      <Form action="/issue" label="Issue du rendez-vous">
        <Taps
          legend="Qu’a donné ce rendez-vous ?"
          name="issue"
          value="suite"
          chosen="votre réponse"
          options={[
            { value: 'suite', label: 'Suite prévue' },
            { value: 'rien', label: 'Sans suite' },
          ]}
        />
      </Form>
    </Section>
  </>
)
