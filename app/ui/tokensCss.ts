import type { Mode } from './tokens.ts'
import { roles, sizes } from './tokens.ts'

/** Shadows of the two heights; none in the dark mode, where the ground is lighter instead. */
const shadows: { readonly [M in Mode]: string } = {
  light: '--ombre-1:0 4px 16px rgb(1 33 36/.14);--ombre-2:0 12px 40px rgb(1 33 36/.22);',
  dark: '--ombre-1:none;--ombre-2:none;',
}

function colours(mode: Mode): string {
  const lines = Object.entries(roles).map(([role, value]) => `--${role}:${value[mode]};`)
  return [`color-scheme:${mode};`, ...lines, shadows[mode]].join('\n')
}

function block(selector: string, body: string): string {
  const inside = body
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n')
  return `${selector} {\n${inside}\n}\n`
}

/**
 * The style sheet of custom properties. Light is the default; dark when the system asks for it, unless the
 * reader chose light; both can be forced by `data-theme` on the root. In forced colours the system decides.
 */
export function tokensCss(): string {
  const lengths = Object.entries(sizes).map(([name, value]) => `--${name}:${value};`)
  const forced = [
    '--fond:Canvas;--surface:Canvas;--surface-2:Canvas;--surface-haute:Canvas;--profond:Canvas;',
    '--texte:CanvasText;--texte-2:CanvasText;--sur-profond:CanvasText;--sur-profond-2:CanvasText;',
    '--lien:LinkText;--action:LinkText;--bordure:CanvasText;--bordure-champ:CanvasText;',
    '--accent:Highlight;--focus-interieur:Canvas;--focus-exterieur:Highlight;',
  ].join('\n')
  return [
    '/* Made by tokensCss() of app/ui/tokensCss.ts: change app/ui/tokens.ts, then run this file’s test with -u. */\n',
    block(':root', [...lengths, colours('light')].join('\n')),
    `@media (prefers-color-scheme: dark) {\n${block(':root:not([data-theme="light"])', colours('dark'))}}\n`,
    block(':root[data-theme="dark"]', colours('dark')),
    `@media (forced-colors: active) {\n${block(':root:root', forced)}}\n`,
  ].join('')
}
