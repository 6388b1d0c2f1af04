/** Steps of every scale, from the lightest to the darkest. */
export const steps = [50, 100, 200, 300, 400, 500, 600, 700, 800, 900, 950] as const
export type Step = (typeof steps)[number]
export type Scale = { readonly [S in Step]: `#${string}` }
export type Mode = 'light' | 'dark'

function scale(colours: string): Scale {
  const list = colours.split(' ')
  return Object.fromEntries(steps.map((step, index) => [step, `#${list[index]}`])) as Scale
}

/** Colour scales, made in OKLCH; the design reference is the authority for each value. */
export const scales = {
  petrole: scale('E7FBFE D0F5F9 A9E8EF 7ED4DE 62B9C3 429BA5 208089 06646C 034A51 023338 012124'),
  ardoise: scale('F5F7F8 E9EDF0 D5DCE0 BDC6CA A2ABAF 858E92 6B7377 52595E 3B4246 272E31 161D20'),
  ocre: scale('FEF5EF FEE8DA FFD0B1 FEB079 E79253 C77434 AA5910 874300 653101 472101 2F1300'),
  vert: scale('E9FDEC D4F8DA B0ECBC 89DA9B 6EBE80 50A064 33854A 0F6A31 024F21 013715 00230B'),
  rouge: scale('FEF4F3 FFE6E3 FFCDC7 FEABA1 FF7C70 E5554C C53732 A50E15 7F0109 5A0004 3C0002'),
  bleu: scale('F2F7FE E1EEFF C4DDFE 9DC7FE 6FACF9 528ED9 3772BB 1B589E 02407F 012B5B 001B3D'),
} as const

const { petrole, ardoise, ocre, vert, rouge, bleu } = scales
const white = '#FFFFFF'

/** What each colour is for, with its value in the light and in the dark mode. Styles use roles only. */
export const roles = {
  fond: { light: ardoise[50], dark: ardoise[950] },
  surface: { light: white, dark: '#1E262A' },
  'surface-2': { light: ardoise[100], dark: ardoise[900] },
  /** Ground of menus and dialogs: in the dark mode height is told by light, not by shadow. */
  'surface-haute': { light: white, dark: ardoise[900] },
  texte: { light: ardoise[950], dark: ardoise[100] },
  'texte-2': { light: ardoise[700], dark: ardoise[300] },
  lien: { light: petrole[700], dark: petrole[300] },
  action: { light: petrole[700], dark: petrole[300] },
  'action-survol': { light: petrole[800], dark: petrole[200] },
  'sur-action': { light: white, dark: petrole[950] },
  /** Ground of what is chosen or pointed at. */
  'action-fond': { light: petrole[50], dark: petrole[900] },
  danger: { light: rouge[700], dark: rouge[300] },
  'danger-survol': { light: rouge[800], dark: rouge[200] },
  'sur-danger': { light: white, dark: rouge[950] },
  'bordure-champ': { light: ardoise[600], dark: ardoise[500] },
  bordure: { light: ardoise[200], dark: ardoise[800] },
  'focus-interieur': { light: ocre[300], dark: ardoise[950] },
  'focus-exterieur': { light: ardoise[950], dark: ocre[300] },
  /** Mark of the current place; a warm line beside words. */
  accent: { light: ocre[600], dark: ocre[400] },
  'accent-texte': { light: ocre[700], dark: ocre[300] },
  'accent-fond': { light: ocre[50], dark: ocre[950] },
  succes: { light: vert[700], dark: vert[300] },
  'succes-fond': { light: vert[50], dark: vert[950] },
  alerte: { light: ocre[700], dark: ocre[300] },
  'alerte-fond': { light: ocre[50], dark: ocre[950] },
  erreur: { light: rouge[700], dark: rouge[300] },
  'erreur-fond': { light: rouge[50], dark: rouge[950] },
  info: { light: bleu[700], dark: bleu[300] },
  'info-fond': { light: bleu[50], dark: bleu[950] },
  /** Deep ground of the home page's opening and of the footer, same in both modes but for depth. */
  profond: { light: petrole[900], dark: petrole[950] },
  'sur-profond': { light: white, dark: ardoise[100] },
  'sur-profond-2': { light: petrole[200], dark: petrole[200] },
  'profond-accent': { light: ocre[300], dark: ocre[300] },
  'serie-1': { light: '#06646C', dark: '#7ED4DE' },
  'serie-2': { light: '#913902', dark: '#E9814F' },
  'serie-3': { light: '#472C9C', dark: '#7565D8' },
  'serie-4': { light: '#3690F3', dark: '#7BA2FE' },
  'serie-5': { light: '#B08A02', dark: '#F6E280' },
  'serie-6': { light: '#B37B9A', dark: '#C34B67' },
} as const satisfies { readonly [role: string]: { readonly [M in Mode]: string } }

export type Role = keyof typeof roles

/** A pair that people must tell apart, with the least ratio we promise in each mode. */
export interface ContrastPair {
  readonly front: Role
  readonly back: Role
  readonly light: number
  readonly dark: number
}

const grounds = ['fond', 'surface', 'surface-2'] as const
const on = (front: Role, backs: readonly Role[], light: number, dark: number): readonly ContrastPair[] =>
  backs.map((back) => ({ front, back, light, dark }))

/** Every pair used by the styles. Text: 4.5 at least; borders of fields, focus, charts: 3. */
export const contrastPairs: readonly ContrastPair[] = [
  ...on('texte', grounds, 14.4, 11.7),
  ...on('texte', ['action-fond', 'accent-fond', 'surface-haute'], 14.4, 11),
  ...on('texte', ['succes-fond', 'alerte-fond', 'erreur-fond', 'info-fond'], 14.4, 11.7),
  ...on('texte-2', grounds, 6, 7.9),
  ...on('texte-2', ['action-fond', 'surface-haute'], 6, 7.5),
  ...on('lien', grounds, 5.8, 8.1),
  ...on('action', grounds, 5.8, 8.1),
  ...on('action', ['action-fond', 'surface-haute'], 5.8, 7.5),
  ...on('action-survol', [...grounds, 'action-fond'], 5.8, 8.1),
  ...on('sur-action', ['action'], 6.89, 9.93),
  ...on('sur-action', ['action-survol'], 6.89, 9.93),
  ...on('danger', grounds, 5.8, 7.5),
  ...on('danger', ['erreur-fond'], 6.3, 9.6),
  ...on('sur-danger', ['danger', 'danger-survol'], 6.89, 8.5),
  ...on('bordure-champ', grounds, 4.1, 4.1),
  ...on('focus-interieur', ['focus-exterieur'], 9.51, 9.51),
  ...on('focus-exterieur', grounds, 9.51, 7.2),
  ...on('accent', ['surface', 'fond', 'action-fond'], 4, 5.5),
  ...on('accent-texte', ['surface', 'accent-fond'], 6.3, 7.2),
  ...on('succes', ['succes-fond'], 6.3, 9.6),
  ...on('alerte', ['alerte-fond'], 6.3, 9.6),
  ...on('erreur', ['erreur-fond'], 6.3, 9.6),
  ...on('info', ['info-fond'], 6.3, 9.6),
  ...on('erreur', grounds, 5.8, 7.5),
  ...on('sur-profond', ['profond'], 12, 12),
  ...on('sur-profond-2', ['profond'], 9, 9),
  ...on('profond-accent', ['profond'], 7, 7),
  ...(['serie-1', 'serie-2', 'serie-3', 'serie-4', 'serie-5', 'serie-6'] as const).flatMap((series) =>
    on(series, ['fond', 'surface'], 3, 3.3),
  ),
]

/** Lengths and other values that do not change with the mode. */
export const sizes = {
  'espace-1': '0.25rem',
  'espace-2': '0.5rem',
  'espace-3': '0.75rem',
  'espace-4': '1rem',
  'espace-5': '1.5rem',
  'espace-6': '2rem',
  'espace-7': '3rem',
  'espace-8': '4rem',
  'espace-9': '6rem',
  'taille-1': '0.875rem',
  'taille-2': '1rem',
  'taille-3': '1.125rem',
  'taille-4': '1.375rem',
  'taille-5': '1.75rem',
  'taille-6': '2.25rem',
  'rayon-champ': '4px',
  'rayon-carte': '8px',
  'rayon-plein': '999px',
  largeur: '75rem',
  'largeur-texte': '70ch',
  duree: '150ms',
  police: "'Atkinson Hyperlegible Next', 'Atkinson Secours', system-ui, sans-serif",
  'police-code': "'Atkinson Hyperlegible Mono', ui-monospace, monospace",
} as const
