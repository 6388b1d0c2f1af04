import type { Kind, Sector } from '../../app/directory/index.ts'

/** What a fictitious structure of a sector is called and says of itself: a name goes with the offer beside it. */
export type Trade = {
  readonly naf: string
  /** What people seconded there do: « mise à disposition de personnel pour … ». */
  readonly works: string
  readonly ways: readonly { readonly names: readonly string[]; readonly offer: string }[]
}

const way = (names: string, offer: string) => ({ names: names.split(' | '), offer })

/** Written for the demonstration. Every sentence stands alone, then comes the team, then the area. */
export const trades: { readonly [sector in Sector]: Trade } = {
  'espaces-verts': {
    naf: '8130Z',
    works: 'l’entretien des espaces verts',
    ways: [
      way(
        'Les Jardins | L’Atelier paysager | L’Équipe verte',
        'Création et entretien de jardins, de squares et de cimetières\u00a0: tonte, taille, désherbage sans produit chimique.',
      ),
      way(
        'Les Sentiers | Les Berges',
        'Entretien écologique de berges, de talus et de sentiers, débroussaillage et ramassage des feuilles.',
      ),
      way(
        'La Pépinière | Le Verger | Les Plantations',
        'Plantations, potagers partagés et petits aménagements paysagers pour les communes et les bailleurs.',
      ),
    ],
  },
  nettoyage: {
    naf: '8121Z',
    works: 'le nettoyage de locaux',
    ways: [
      way(
        'Le Grand Ménage | L’Atelier propreté',
        'Nettoyage de bureaux, d’écoles et de parties communes d’immeubles, avec des produits écolabellisés.',
      ),
      way(
        'Les Vitres claires | La Propreté',
        'Entretien courant des locaux, vitrerie accessible et remise en état après travaux.',
      ),
      way(
        'Le Coup de balai | Les Paliers',
        'Propreté des halls et des abords, sortie des conteneurs, permanence de gardiens.',
      ),
    ],
  },
  dechets: {
    naf: '3832Z',
    works: 'le tri et la collecte',
    ways: [
      way(
        'La Ressourcerie | La Recyclerie | L’Atelier du réemploi',
        'Collecte, remise en état et vente de meubles, de vaisselle et de petits appareils, avec pesée de chaque apport.',
      ),
      way(
        'Le Tri | La Collecte',
        'Collecte à vélo et tri des papiers, des cartons et des biodéchets des administrations.',
      ),
      way(
        'La Matériauthèque | Les Matériaux',
        'Dépose soignée et réemploi de matériaux de chantier\u00a0: portes, luminaires, dalles, sanitaires.',
      ),
    ],
  },
  'gros-oeuvre': {
    naf: '4399C',
    works: 'les travaux de maçonnerie',
    ways: [
      way(
        'L’Équipe maçonnerie | Les Murs | La Maçonnerie',
        'Petite maçonnerie, reprise de murs et de clôtures, ouvertures et dallages.',
      ),
      way('Le Chantier | Les Gravats', 'Démolition intérieure soignée, évacuation et tri des gravats.'),
    ],
  },
  'second-oeuvre': {
    naf: '4334Z',
    works: 'les travaux de second œuvre',
    ways: [
      way(
        'L’Atelier peinture | Les Finitions',
        'Peinture, sols souples et petites réparations dans les logements, les écoles et les bureaux.',
      ),
      way(
        'Le Second Œuvre | Les Cloisons',
        'Cloisons, isolation par l’intérieur et menuiseries, en lot séparé ou en cotraitance.',
      ),
      way(
        'La Rénovation | Le Chantier-école',
        'Remise en état de logements entre deux locations\u00a0: plomberie, électricité, peinture.',
      ),
    ],
  },
  voirie: {
    naf: '4211Z',
    works: 'les travaux de voirie',
    ways: [
      way(
        'Les Pavés | Le Chemin',
        'Pose de mobilier urbain, de bordures et de pavés, petits travaux de voirie.',
      ),
      way('L’Équipe voirie', 'Marquage, balisage de chantier et entretien du mobilier urbain.'),
    ],
  },
  restauration: {
    naf: '5621Z',
    works: 'la restauration collective',
    ways: [
      way(
        'Le Traiteur | Le Buffet',
        'Plateaux, cocktails et buffets de saison pour les réunions, livrés en vaisselle réutilisable.',
      ),
      way(
        'La Table | La Cantine',
        'Restaurant ouvert à midi en semaine et repas livrés aux services municipaux.',
      ),
      way(
        'Les Fourneaux | La Cuisine',
        'Cuisine de produits locaux pour les réceptions, de vingt à trois cents personnes.',
      ),
    ],
  },
  alimentation: {
    naf: '1039B',
    works: 'la production alimentaire',
    ways: [
      way(
        'La Conserverie | Les Bocaux',
        'Soupes, confitures et conserves à partir de fruits et de légumes invendus.',
      ),
      way(
        'Le Potager | Les Paniers',
        'Maraîchage biologique et paniers hebdomadaires pour les cantines et les comités d’entreprise.',
      ),
    ],
  },
  blanchisserie: {
    naf: '9601A',
    works: 'la blanchisserie',
    ways: [
      way(
        'La Blanchisserie | La Lingerie',
        'Lavage, repassage et livraison du linge des crèches, des écoles et des résidences.',
      ),
      way('Le Linge | Le Vestiaire', 'Entretien et marquage des vêtements de travail, suivi pièce à pièce.'),
    ],
  },
  textile: {
    naf: '1413Z',
    works: 'la confection textile',
    ways: [
      way(
        'L’Atelier couture | Les Ciseaux',
        'Sacs, tabliers et trousses en petites séries, à partir de bâches et de tissus récupérés.',
      ),
      way(
        'La Friperie | La Retoucherie',
        'Collecte et tri de vêtements, retouches et vente de seconde main.',
      ),
    ],
  },
  numerique: {
    naf: '9511Z',
    works: 'l’assistance informatique',
    ways: [
      way(
        'L’Atelier numérique | Le Labo',
        'Reconditionnement d’ordinateurs et de téléphones, effacement certifié des données, don ou revente.',
      ),
      way(
        'La Fabrique logicielle | Les Écrans',
        'Sites accessibles, tests de logiciels et contrôle d’accessibilité numérique.',
      ),
      way(
        'La Numérisation | Le Clavier',
        'Numérisation, indexation et saisie de documents, dans des locaux sécurisés.',
      ),
    ],
  },
  communication: {
    naf: '1812Z',
    works: 'l’organisation d’événements',
    ways: [
      way(
        'L’Imprimerie | La Sérigraphie',
        'Impression de documents sur papier recyclé, façonnage, mise sous pli et routage.',
      ),
      way(
        'Le Studio | L’Atelier graphique',
        'Graphisme, signalétique et stands réutilisables pour les événements publics.',
      ),
    ],
  },
  administratif: {
    naf: '8211Z',
    works: 'les tâches administratives',
    ways: [
      way(
        'Le Secrétariat | La Permanence',
        'Accueil téléphonique, prise de rendez-vous et gestion du courrier.',
      ),
      way('Le Bureau | Les Dossiers', 'Archivage, saisie et mise à jour de fichiers, mise sous pli.'),
    ],
  },
  logistique: {
    naf: '5229B',
    works: 'la manutention et la préparation de commandes',
    ways: [
      way(
        'L’Entrepôt | Le Conditionnement',
        'Stockage, préparation de commandes et conditionnement à façon.',
      ),
      way(
        'Les Déménageurs | Les Cartons',
        'Déménagement de bureaux et d’écoles, avec réemploi du mobilier qui ne suit pas.',
      ),
      way(
        'La Cyclologistique | Le Quai',
        'Livraison du dernier kilomètre à vélo-cargo pour les services publics et les commerces.',
      ),
    ],
  },
  mobilite: {
    naf: '4520A',
    works: 'l’entretien de véhicules',
    ways: [
      way(
        'L’Atelier vélo | Les Cycles',
        'Réparation et marquage de vélos, entretien des flottes de vélos de service.',
      ),
      way('Le Garage | Les Clés', 'Entretien de véhicules légers, location solidaire et lavage sans eau.'),
    ],
  },
  industrie: {
    naf: '2562B',
    works: 'l’assemblage industriel',
    ways: [
      way('L’Assemblage | Le Câblage', 'Montage, câblage et contrôle de petites séries industrielles.'),
      way(
        'La Métallerie | L’Établi',
        'Métallerie et serrurerie\u00a0: garde-corps, grilles, mobilier d’extérieur.',
      ),
    ],
  },
  bois: {
    naf: '3109B',
    works: 'la menuiserie',
    ways: [
      way(
        'Le Mobilier | L’Atelier bois',
        'Fabrication de mobilier d’accueil et d’exposition à partir de bois de réemploi.',
      ),
      way(
        'La Menuiserie | Les Copeaux',
        'Menuiserie d’agencement, remise en état de bancs et de tables d’école.',
      ),
    ],
  },
  'services-personnes': {
    naf: '8810A',
    works: 'l’aide à domicile',
    ways: [
      way(
        'L’Aide à domicile | Les Visites',
        'Ménage, courses et petits travaux chez les personnes âgées, en relais des services sociaux.',
      ),
      way(
        'La Conciergerie | Le Pas de porte',
        'Conciergerie de quartier\u00a0: repassage, cordonnerie, réception de colis, prêt d’outils.',
      ),
    ],
  },
  formation: {
    naf: '8559A',
    works: 'l’accompagnement et la formation',
    ways: [
      way(
        'L’École | Le Tremplin',
        'Formation aux premiers gestes du métier et accompagnement vers l’emploi durable.',
      ),
      way(
        'Le Conseil | L’Étape',
        'Conseil aux acheteurs et aux structures\u00a0: achats responsables, accessibilité, sobriété.',
      ),
    ],
  },
  'travail-temporaire': {
    naf: '7820Z',
    works: 'le bâtiment, la propreté, la restauration et la logistique',
    ways: [
      way('Le Renfort', 'Remplacements et renforts, de quelques heures à plusieurs mois, avec un suivi.'),
    ],
  },
}

/** Kinds whose trade is to second people, and what they are called. */
export const seconding: { readonly [kind in Kind]?: readonly string[] } = {
  AI: ['Le Relais emploi', 'Le Coup de main', 'La Passerelle', 'Le Premier Pas'],
  ETTI: ['L’Intérim', 'L’Agence', 'Les Missions'],
  EATT: ['L’Intérim adapté'],
  GEIQ: ['Le Groupement', 'Les Employeurs'],
}
