import { catalogue } from '../../platform/i18n/catalogue.ts'
import { ButtonLink, PageTitle, Prose, Section } from '../../ui/index.ts'
import { ZONES } from './query.ts'

export const m = catalogue({
  fr: {
    title: 'Zones blanches\u00a0: la méthode',
    lead: 'Ce que comptent les cases, comment elles sont jugées, et ce qu’elles ne disent pas.',
    back: 'Revenir aux zones blanches',
    sections: {
      supply: {
        title: 'L’offre',
        text: {
          a: 'L’offre d’une case est le nombre de structures de l’annuaire dont une même activité a ce secteur et sert ce département. C’est la règle de la recherche de structures\u00a0: le métier d’une activité ne s’ajoute jamais à la zone d’une autre.',
          b: 'Une structure qui sert plusieurs départements compte dans chacun. Quand personne n’a dit la zone d’une structure, elle compte au département de son adresse, avec la mention «\u00a0à vérifier\u00a0».',
        },
      },
      demand: {
        title: 'La demande',
        text: {
          a: 'La demande d’une case est le nombre d’achats connus\u00a0: les marchés attribués, lus dans les données essentielles que les acheteurs publient (DECP), et les besoins que les acheteurs expriment pour les rencontres publiées.',
          b: 'Un marché est rangé par son code CPV dans le secteur dont le préfixe est le plus long, et par son lieu d’exécution dans un département. Le fichier tabulaire ne donne pas ce lieu\u00a0: c’est alors le département de l’acheteur. Un marché dont le lieu est une région entière, ou un code inconnu, n’entre dans aucune case\u00a0: il est compté à part.',
          c: 'Un marché raconté par plusieurs fichiers compte une fois. Un besoin qui vise plusieurs départements compte dans chacun. La date est celle de la notification du marché, ou le début du trimestre prévu pour le besoin.',
        },
      },
      ratio: {
        title: 'Le rapport et son incertitude',
        text: {
          a: 'Le rapport est le nombre de structures divisé par le nombre de demandes. La moyenne du territoire est le même rapport sur toutes les cases où une demande est connue.',
          b: 'Un petit nombre varie par hasard. Chaque rapport porte donc un intervalle à 95\u00a0%. Avec s structures et d demandes, m\u00a0=\u00a0s\u00a0+\u00a0d et z\u00a0=\u00a01,96, la part p\u00a0=\u00a0s\u00a0/\u00a0m est encadrée par l’intervalle de Wilson\u00a0: centre (s\u00a0+\u00a0z²/2)\u00a0/\u00a0(m\u00a0+\u00a0z²), demi-largeur z\u00a0/\u00a0(m\u00a0+\u00a0z²)\u00a0×\u00a0√(s\u00a0×\u00a0d\u00a0/\u00a0m\u00a0+\u00a0z²/4). Les bornes du rapport sont p\u00a0/\u00a0(1\u00a0−\u00a0p).',
          c: 'Exemple\u00a0: 2 structures et 18 demandes. m\u00a0=\u00a020, centre 3,9208\u00a0/\u00a023,8416\u00a0=\u00a00,164, demi-largeur 0,137. La part va de 0,028 à 0,301, et le rapport de 0,03 à 0,43. Si la moyenne est de 0,52, tout l’intervalle est en dessous\u00a0: la case est une zone blanche.',
        },
      },
      verdict: {
        title: 'La lecture d’une case',
        text: {
          a: 'Zone blanche\u00a0: tout l’intervalle est sous la moyenne. Offre abondante\u00a0: tout l’intervalle est au-dessus. Sinon, rien ne permet de trancher.',
          b: 'Sous 5 demandes, la case n’est pas jugée. Sans aucune demande connue, elle n’est pas colorée\u00a0: ne rien savoir de la demande n’est pas la même chose qu’une demande nulle.',
        },
      },
      limits: {
        title: 'Ce que ces chiffres ne disent pas',
        text: {
          a: 'Une structure n’est pas une capacité\u00a0: une grande et une petite comptent pour une. Un marché n’est pas un montant\u00a0: les montants sont donnés à côté, hors taxes, sans entrer dans le rapport.',
          b: 'Les données essentielles ne couvrent que les marchés publiés, avec retard, et chaque fichier a sa période. Regardez toujours les dates avant de conclure.',
          c: 'Sur des dizaines de cases, quelques-unes peuvent paraître extrêmes par hasard\u00a0: une zone blanche invite à vérifier sur le terrain.',
        },
      },
      sources: {
        title: 'Sources',
        text: {
          a: 'E.\u00a0B. Wilson, Journal of the American Statistical Association, 22, 1927. J. Przyborowski et H. Wilenski, Biometrika, 31, 1940. L. Brown, T. Cai et A. DasGupta, Statistical Science, 16, 2001.',
        },
      },
    },
  },
})

/** What the cells count, how they are judged, and what they do not say. */
export const MethodPage = () => (
  <>
    <PageTitle title={m.title} lead={m.lead} />
    {Object.values(m.sections).map(({ title, text }) => (
      <Section key={title} title={title}>
        <Prose>
          {Object.values(text).map((words) => (
            <p key={words}>{words}</p>
          ))}
        </Prose>
      </Section>
    ))}
    <ButtonLink href={ZONES} kind="secondary">
      {m.back}
    </ButtonLink>
  </>
)
