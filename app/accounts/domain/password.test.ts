import { describe, expect, it } from 'vitest'
import { passwordFault } from './password.ts'

const owner = { email: 'anne-claire.dubreuil@communaute-exemple.fr', name: 'Anne-Claire Dubreuil' }

describe('passwordFault', () => {
  it.each([
    ['quatre mots au hasard', null],
    ['k7#pV-2qLm', null],
    ['vélo camion nuage 12', null],
    ['12 pingouins verts', null],
    [' espaces devant et derrière ', null],
    ['tilleul9', null],
    ['🦊🐙🦉🐌🦋🐞🦀🦜', null],
    ['x'.repeat(3) + 'y'.repeat(60) + 'z'.repeat(65), null],
    ['', 'short'],
    ['7 signes', null],
    ['7signes', 'short'],
    ['🦊🐙🦉🐌', 'short'],
    ['a1'.repeat(3) + 'b'.repeat(123), 'long'],
    ['azerty123456', 'common'],
    ['AZERTYUIOP', 'common'],
    ['1234567890', 'common'],
    ['987654321', 'common'],
    ['motdepasse', 'common'],
    ['M0tDeP@sse', 'common'],
    ['MotDePasse2026!', 'common'],
    ['mot-de-passe', 'common'],
    ['password1', 'common'],
    ['P@ssw0rd', 'common'],
    ['Bienvenue-2026', 'common'],
    ['Openmap2026', 'common'],
    ['OpenMap ESS', 'common'],
    ['Printemps2027', 'common'],
    ['décembre 2026', 'common'],
    ['Seine-Saint-Denis', 'common'],
    ['paris-lyon', 'common'],
    ['aaaaaaaaaaaa', 'common'],
    ['abababababab', 'common'],
    ['abc1abc1abc1', 'common'],
    ['dubreuil-jardine', 'personal'],
    ['Du.breuil.jardine', 'personal'],
    ['tulipe anneclaire', 'personal'],
    ['exemple de tulipe', null],
    ['communaute-exemple 4', 'personal'],
  ])('%j: %s', (password, expected) => {
    expect(passwordFault(password, owner)).toBe(expected)
  })
  it('does not hold a short name against anybody', () => {
    expect(passwordFault('de la pluie grise', { email: 'de@la.fr', name: 'De La' })).toBeNull()
  })
})
