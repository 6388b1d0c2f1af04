import { describe, expect, it } from 'vitest'
import { judgeInviteLines, readInviteLines } from './inviteLines.ts'

describe('readInviteLines', () => {
  it('takes addresses one a line, or parted by commas and semicolons, each once', () => {
    expect(
      readInviteLines('ada@exemple.fr\r\n\n Bob Exemple <Bob@Exemple.fr> ; ADA@exemple.fr, pas une adresse'),
    ).toEqual([
      { typed: 'ada@exemple.fr', email: 'ada@exemple.fr' },
      { typed: 'Bob Exemple <Bob@Exemple.fr>', email: 'bob@exemple.fr' },
      { typed: 'pas une adresse', email: null },
    ])
  })
  it('finds nothing in nothing', () => {
    expect(readInviteLines(' \n ,; ')).toEqual([])
  })
})

it('judges each address by what is known of it', () => {
  const lines = readInviteLines('a@exemple.fr\nb@exemple.fr\nc@exemple.fr\nici')
  const known = { members: new Set(['b@exemple.fr']), invited: new Set(['c@exemple.fr']) }
  expect(judgeInviteLines(lines, known).map(({ verdict }) => verdict)).toEqual([
    'ready',
    'member',
    'invited',
    'unreadable',
  ])
})
