import {
  BarChart,
  Bullets,
  Button,
  DataTable,
  DescriptionList,
  ExternalLink,
  FloorPlan,
  PlaceGrid,
  Section,
  ShadedMap,
  Split,
  Tabs,
  Tag,
  TimeGrid,
  Timeline,
} from '../index.ts'

interface Line {
  readonly name: string
  readonly town: string
  readonly people: string
}

const lines: readonly Line[] = [
  { name: 'Atelier des Rives', town: 'Montreuil', people: '24' },
  { name: 'Jardins de la Bièvre', town: 'Antony', people: '108' },
  { name: 'La Cantine claire', town: 'Créteil', people: '7' },
]

const hours = [
  ['h1', '9 h 00', '20 min'],
  ['h2', '9 h 25', '20 min'],
  ['h3', '9 h 50', '20 min'],
  ['h4', '10 h 15', '20 min'],
] as const

const squares = (['low', 'middle', 'high', 'faint', 'none'] as const).map((shade, index) => ({
  code: `0${index + 1}`,
  label: `Territoire ${index + 1}`,
  shade,
  href: `#territoire-${index + 1}`,
  rings: [
    [
      [index * 90, 0],
      [index * 90 + 80, 0],
      [index * 90 + 80, 60],
      [index * 90, 60],
    ],
  ] as const,
  middle: [index * 90 + 40, 30] as const,
}))

export const galleryTables = (
  <>
    <Section title="Carte ombrée">
      <ShadedMap
        label="Cinq territoires, un par nuance"
        width={440}
        height={60}
        territories={squares}
        legend={[
          { shade: 'low', label: 'En dessous' },
          { shade: 'middle', label: 'Comme la moyenne' },
          { shade: 'high', label: 'Au-dessus' },
          { shade: 'faint', label: 'Trop peu' },
          { shade: 'none', label: 'Rien de connu' },
        ]}
        credit="Tracé d’exemple"
      />
    </Section>
    <Section title="Tableaux">
      <Tabs
        entries={[
          { label: 'Identité', href: '#identite' },
          { label: 'Lignes', href: '#lignes', current: true, count: 3 },
          { label: 'Historique', href: '#historique' },
        ]}
      />
      <DataTable
        id="lignes"
        caption="Lieux par commune"
        summary="Triés par nom. Les effectifs sont ceux de la dernière déclaration."
        rows={lines}
        rowKey={(line) => line.name}
        columns={[
          {
            key: 'name',
            header: 'Nom',
            rowHeader: true,
            cell: (line) => <a href="/lieux">{line.name}</a>,
            sort: { href: '?tri=-nom', state: 'ascending' },
          },
          {
            key: 'town',
            header: 'Commune',
            cell: (line) => line.town,
            sort: { href: '?tri=commune', state: 'none' },
          },
          {
            key: 'state',
            header: 'État',
            cell: () => (
              <Tag tone="success" icon="circle-check">
                À jour
              </Tag>
            ),
          },
          {
            key: 'people',
            header: 'Effectif',
            numeric: true,
            cell: (line) => line.people,
            sort: { href: '?tri=effectif', state: 'none' },
          },
          {
            key: 'actions',
            header: 'Actions',
            headerHidden: true,
            cell: (line) => (
              <Button type="button" kind="quiet" small icon="pencil" context={line.name}>
                Modifier
              </Button>
            ),
          },
        ]}
        totals={{ name: 'Total', people: '139' }}
      />
    </Section>
    <Section title="Tableau dense et tableau vide" level={3}>
      <DataTable
        id="dense"
        caption="Lignes basses, en-tête fixe"
        captionHidden
        dense
        sticky
        stacked={false}
        rows={lines}
        rowKey={(line) => line.name}
        columns={[
          { key: 'name', header: 'Nom', rowHeader: true, cell: (line) => line.name },
          {
            key: 'town',
            header: 'Commune',
            cell: (line) => line.town,
            sort: { href: '?tri=-commune', state: 'descending' },
          },
          { key: 'people', header: 'Effectif', numeric: true, nowrap: true, cell: (line) => line.people },
        ]}
      />
      <DataTable
        id="vide"
        caption="Tableau sans ligne"
        rows={[]}
        rowKey={() => ''}
        columns={[
          { key: 'name', header: 'Nom', rowHeader: true, cell: () => '' },
          { key: 'town', header: 'Commune', cell: () => '' },
        ]}
      />
    </Section>
    <Section title="Plan de places">
      <FloorPlan
        alt="Quatre places, dites aussi dans le tableau qui suit"
        places={[
          { x: 1, y: 1, text: '1', state: 'taken' },
          { x: 2, y: 1, text: '2', state: 'warning' },
          { x: 1, y: 2, text: '3', state: 'free' },
          { x: 3, y: 2, text: '4', state: 'current' },
        ]}
        legend={[
          { state: 'taken', label: 'Attribuée' },
          { state: 'warning', label: 'À vérifier' },
          { state: 'free', label: 'Libre' },
          { state: 'current', label: 'Celle-ci' },
        ]}
      />
      <PlaceGrid
        caption="Choisir une place"
        columns={3}
        rows={2}
        columnName={(x) => `Place ${x}`}
        rowName={(y) => `Rangée ${y}`}
        cell={(x, y) =>
          x === y ? { content: 'Prise', state: 'taken' } : { content: 'Libre', state: 'free' }
        }
      />
    </Section>
    <Section title="Emploi du temps">
      <TimeGrid
        id="horaires"
        caption="Rendez-vous par table"
        corner="Table"
        columns={hours.map(([key, label, detail]) => ({ key, label, detail }))}
        rows={[
          {
            key: 't1',
            label: 'Table 1',
            detail: 'Salle des fêtes',
            href: '/tables/1',
            cells: {
              h1: {
                state: 'busy',
                text: 'Atelier des Rives',
                detail: 'avec Mairie de Rives',
                href: '/rendez-vous/1',
              },
              h2: { state: 'locked', text: 'La Cantine claire', detail: 'avec Lycée du Parc' },
              h4: { state: 'unavailable' },
            },
          },
          {
            key: 't2',
            label: 'Table 2',
            detail: 'Salle des fêtes',
            cells: {
              h1: { state: 'provisional', text: 'Jardins de la Bièvre', detail: 'avec Lycée du Parc' },
              h2: { state: 'conflict', text: 'Atelier des Rives', detail: 'déjà à la table 1' },
              h3: {
                state: 'free',
                actions: (
                  <Button type="button" kind="quiet" small context="Table 2, 9 h 50">
                    Placer
                  </Button>
                ),
              },
            },
          },
        ]}
      />
    </Section>
    <Section title="Fiche et historique">
      <Split
        variant="side"
        aside={
          <Timeline
            items={[
              {
                when: { iso: '2027-03-09', text: '9 mars 2027' },
                title: 'Fiche vérifiée',
                who: 'la mission',
                icon: 'check',
              },
              {
                when: { iso: '2027-02-01', text: '1er février 2027' },
                title: 'Adresse corrigée',
                icon: 'pencil',
                children: <p>12 rue des Lilas, au lieu de 21.</p>,
              },
              { when: { iso: '2026-11-15', text: '15 novembre 2026' }, title: 'Fiche créée' },
            ]}
          />
        }
      >
        <Bullets items={['voir la présentation', 'inviter des collègues']} />
        <DescriptionList
          items={[
            { term: 'Nom', value: 'Atelier des Rives' },
            {
              term: 'Numéro',
              value: <span class="code">732 829 320 00074</span>,
              note: 'Source : registre, 9 mars 2027',
            },
            { term: 'Site', value: <ExternalLink href="https://exemple.fr">exemple.fr</ExternalLink> },
            {
              term: 'Adresse douteuse',
              value: <ExternalLink href="data:text/html,texte">lien refusé</ExternalLink>,
            },
            { term: 'Téléphone', action: <a href="/modifier">Ajouter le téléphone</a> },
          ]}
        />
      </Split>
    </Section>
    <Section title="Barres">
      <BarChart
        caption="Ce que le rendez-vous a donné"
        headers={['Réponse', 'Nombre']}
        bars={[
          { label: 'Suite prévue', value: 51, text: '51' },
          { label: 'À recontacter plus tard', value: 44, text: '44' },
          { label: 'Sans suite', value: 0, text: '0' },
        ]}
      />
    </Section>
  </>
)
