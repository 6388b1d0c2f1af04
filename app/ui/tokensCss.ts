import type { Mode } from './tokens.ts'
import { roles, sizes } from './tokens.ts'

/** Shadows of the two heights; none in the dark mode, where the ground is lighter instead. */
const shadows: { readonly [M in Mode]: readonly string[] } = {
  light: ['--ombre-1: 0 4px 16px rgb(1 33 36 / 0.14);', '--ombre-2: 0 12px 40px rgb(1 33 36 / 0.22);'],
  dark: ['--ombre-1: none;', '--ombre-2: none;'],
}

/** System colours of the forced mode, where the reader's own palette decides. */
const forced: { readonly [system: string]: readonly string[] } = {
  Canvas: ['fond', 'surface', 'surface-2', 'surface-haute', 'profond', 'focus-interieur', 'sur-action'],
  CanvasText: ['texte', 'texte-2', 'sur-profond', 'sur-profond-2', 'bordure', 'bordure-champ'],
  LinkText: ['lien', 'action'],
  Highlight: ['accent', 'focus-exterieur'],
}

function colours(mode: Mode): readonly string[] {
  const lines = Object.entries(roles).map(([role, value]) => `--${role}: ${value[mode].toLowerCase()};`)
  return [`color-scheme: ${mode};`, ...lines, ...shadows[mode]]
}

function block(selector: string, lines: readonly string[]): readonly string[] {
  return [`${selector} {`, ...lines.map((line) => `  ${line}`), '}']
}

/**
 * The style sheet of custom properties, laid out as our formatter does. Light is the default; dark when the
 * system asks for it, unless the reader chose light; `data-theme` on the root forces either.
 */
export function tokensCss(): string {
  const lengths = Object.entries(sizes).map(([name, value]) => `--${name}: ${value.replaceAll("'", '"')};`)
  const system = Object.entries(forced).flatMap(([colour, names]) =>
    names.map((name) => `--${name}: ${colour};`),
  )
  return [
    '/* Made by tokensCss() of app/ui/tokensCss.ts: change app/ui/tokens.ts, then run tokens.test.ts with -u. */',
    ...block(':root', [...lengths, ...colours('light')]),
    ...block(
      '@media (prefers-color-scheme: dark)',
      block(':root:not([data-theme="light"])', colours('dark')),
    ),
    ...block(':root[data-theme="dark"]', colours('dark')),
    ...block('@media (forced-colors: active)', block(':root:root', system)),
    '',
  ].join('\n')
}
