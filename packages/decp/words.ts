const list = (values: readonly string[]): string => values.map((value) => `«\u00a0${value}\u00a0»`).join(', ')

/** French sentences of the diagnosis: what is wrong, and how to mend it. */
export const words = {
  missing: 'Renseignez ce champ\u00a0: il est obligatoire.',
  unknownField: 'Retirez ce champ\u00a0: le format ne le connaît pas.',
  expected: (what: string): string => `Écrivez ${what}.`,
  types: {
    string: 'un texte, entre guillemets',
    number: 'un nombre, sans guillemets, avec un point pour les décimales',
    boolean: 'true ou false, sans guillemets',
    array: 'une liste, entre crochets',
    object: 'un objet, entre accolades',
  } as Readonly<Record<string, string>>,
  oneOf: (values: readonly string[]): string =>
    `Choisissez une valeur de la liste officielle\u00a0: ${list(values)}.`,
  oldWording: (now: string): string => `Ce libellé n’a plus cours\u00a0: écrivez «\u00a0${now}\u00a0».`,
  tooLong: (most: number): string => `Raccourcissez ce texte à ${most} caractères.`,
  tooShort: (least: number): string => `Ce texte compte au moins ${least} caractères\u00a0: complétez-le.`,
  least: (least: number): string => `Le plus petit nombre admis est ${least}\u00a0: vérifiez la valeur.`,
  most: (most: number): string => `Le plus grand nombre admis est ${most}\u00a0: vérifiez la valeur.`,
  emptyList: 'Cette liste compte au moins un élément\u00a0: ajoutez-le.',
  repeated: 'Cette liste contient deux fois le même élément\u00a0: retirez la répétition.',
  siretForm: 'Un SIRET compte 14 chiffres, sans espace\u00a0: corrigez-le.',
  cpvForm: 'Un code CPV compte 8 chiffres, suivis au besoin d’un tiret et d’un chiffre de contrôle.',
  uidForm: 'L’identifiant unique est le SIRET de l’acheteur (14 chiffres) suivi de l’identifiant du marché.',
  dateForm: 'Écrivez la date sous la forme AAAA-MM-JJ.',
  form: 'Cette valeur n’a pas la forme attendue\u00a0: corrigez-la.',
  siretKey: 'Ce SIRET ne passe pas le contrôle de sa clé\u00a0: vérifiez les chiffres.',
  holderIdentifier: 'Cet identifiant annoncé comme SIRET ne compte pas 14 chiffres\u00a0: vérifiez-le.',
  noHolder: 'Aucun titulaire n’est indiqué\u00a0: complétez la ligne.',
  noBuyerName: 'L’acheteur n’est pas nommé\u00a0: complétez la ligne.',
  impossibleDate: 'Cette date n’existe pas au calendrier\u00a0: elle est laissée vide.',
  placeholder: 'Ce montant tient lieu d’absence de montant\u00a0: il est laissé vide.',
  noneBesideOther: 'L’absence de considération exclut les autres valeurs\u00a0: seule l’autre est retenue.',
  frameworkMode: 'Un accord-cadre s’exécute par bons de commande ou marchés subséquents\u00a0: précisez-le.',
  groupMissing:
    'Plusieurs titulaires sans groupement déclaré\u00a0: précisez s’il est conjoint ou solidaire.',
  unidentified:
    'Sans identifiant de marché ni SIRET d’acheteur, ce contrat ne peut être retenu\u00a0: complétez-les.',
  unreadable: 'Ce contrat n’est pas un objet JSON lisible\u00a0: corrigez sa ponctuation.',
  oversized: (megabytes: number): string =>
    `Ce contrat dépasse ${megabytes}\u00a0Mo ou s’imbrique trop profondément\u00a0: il n’a pas été lu.`,
  notDecp:
    'Ce fichier n’a pas la forme de données essentielles\u00a0: la clé «\u00a0marches\u00a0» (JSON) ou les colonnes «\u00a0uid\u00a0», «\u00a0acheteur_id\u00a0» (CSV) manquent.',
  xml: 'Les données essentielles en XML ne sont pas lues\u00a0: demandez le fichier JSON ou CSV à votre profil d’acheteur.',
  empty: 'Ce fichier ne contient aucun contrat.',
  truncated: (read: number): string =>
    `Le fichier s’arrête au milieu d’un contrat, après ${read} lus\u00a0: téléchargez-le de nouveau, en entier.`,
} as const
