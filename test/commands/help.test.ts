import type { Command } from 'commander'
import { describe, expect, it } from 'vitest'
import { makeProgram } from '../../app/commands/program.ts'
import { openmap } from '../support/command.ts'

const leaves = (command: Command, path: readonly string[] = []): (readonly [string, Command])[] => [
  [path.join(' ') || 'openmap', command],
  ...command.commands.flatMap((child) => leaves(child, [...path, child.name()])),
]
const commands = leaves(makeProgram())

describe('help', () => {
  it('has every command that is promised', () => {
    expect(commands.map(([path]) => path).sort()).toEqual(
      [
        'openmap',
        'serve',
        'demo',
        'doctor',
        'backup',
        'restore',
        'admin',
        'admin invite',
        ...['approvals', 'approve', 'refuse'].map((one) => `admin ${one}`),
        'schedule',
        'schedule solve',
        'schedule check',
        'import',
        ...['structures', 'participants', 'wishes', 'communes', 'contours', 'cpv', 'decp'].map(
          (one) => `import ${one}`,
        ),
        'export',
        ...['structures', 'participants', 'wishes', 'timetable', 'problem'].map((one) => `export ${one}`),
      ].sort(),
    )
  })

  it.each(commands)('%s is explained in French', (_, command) => {
    const help = command.helpInformation()
    expect(help).toMatch(/^Utilisation\s:/)
    expect(help).not.toMatch(/Usage|Options:|Commands:|Arguments:|display help|default:|choices:|<file>/)
    expect(command.description()).not.toBe('')
    expect(command.options.filter(({ description }) => description === '')).toEqual([])
  })

  it('answers --help with 0, and a wrong call with 2 and one French sentence', async () => {
    const [help, unknown, missing, excess] = await Promise.all([
      openmap(['import', 'contours', '--help']),
      openmap(['schedule', 'solv']),
      openmap(['import', 'wishes', 'x.csv', '--json']),
      openmap(['doctor', 'x', '--seed', '1']),
    ])
    expect([help.code, help.stderr]).toEqual([0, ''])
    expect([unknown.code, unknown.stderr]).toEqual([
      2,
      'La commande «\u00a0solv\u00a0» n’existe pas. Vouliez-vous écrire solve\u00a0? L’option --help montre comment écrire la commande.\n',
    ])
    expect([missing.code, JSON.parse(missing.stdout)]).toEqual([
      2,
      {
        error: {
          code: 'usage',
          sentence:
            'Il manque l’option --event <adresse>. L’option --help montre comment écrire la commande.',
        },
      },
    ])
    expect([excess.code, excess.stdout]).toEqual([2, ''])
    expect(excess.stderr).toContain('L’option --seed n’existe pas pour cette commande.')
  })
})
