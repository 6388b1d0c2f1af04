import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { activeAdministrators, saveAccounts } from '../../app/accounts/index.ts'
import { requestApproval } from '../../app/administration/index.ts'
import { approvables } from '../../app/approvables.ts'
import { mintScope } from '../../app/platform/access/scope.ts'
import { newId } from '../../app/platform/database/id.ts'
import { runUseCase } from '../../app/platform/database/transaction.ts'
import { systemClock } from '../../app/platform/kernel/dates.ts'
import { openmap } from '../support/command.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'

/** Scénario : une seule personne administre, et le serveur tient lieu de seconde personne. */
describe('decisions from the command line', () => {
  let base: TestDatabase
  let env: Record<string, string>
  const folder = mkdtempSync(join(tmpdir(), 'openmap-sauvegarde-'))
  const [asker, chosen] = [newId(), newId()]
  beforeAll(async () => {
    base = await testDatabase({ clock: systemClock })
    env = { DATABASE_URL: base.url, DATABASE_OWNER_URL: base.ownerUrl, OPENMAP_DATA: join(folder, 'data') }
    const account = (id: string, name: string, platform: readonly 'administrator'[]) => ({
      id,
      name,
      email: `${id}@essai.invalid`,
      memberships: [],
      platform,
    })
    await saveAccounts(base.ctx, [account(asker, 'Seule', ['administrator']), account(chosen, 'Élue', [])])
  })
  afterAll(async () => {
    await base.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const ask = async (): Promise<string> => {
    const grant = approvables.find(({ kind }) => kind === 'administrator.grant')
    if (grant === undefined) throw new Error('no such kind')
    const actor = {
      kind: 'person',
      personId: asker,
      sessionId: newId(),
      name: 'Seule',
      shared: false,
      memberships: [],
      platform: ['administrator'],
      asleep: [],
    } as const
    const asked = await runUseCase(
      base.db,
      { clock: systemClock, scope: mintScope(base.territoryId, actor), dispatch: async () => {} },
      requestApproval<{ personId: string }>,
      {
        site: {
          publicUrl: 'http://openmap.test',
          territory: { id: '', slug: '', name: 'T', zone: 'Europe/Paris', departments: [], demo: true },
        },
        approvable: { ...grant, subject: ({ personId }: { personId: string }) => `person:${personId}` },
        payload: { personId: chosen },
        reason: 'Seconde personne.',
      },
    )
    return asked.ok ? asked.value.id : asked.refusal.code
  }

  it('lists what waits, refuses, then approves, once', async () => {
    const first = await ask()
    const listed = await openmap(['admin', 'approvals', '--json'], env)
    expect([listed.code, JSON.parse(listed.stdout)]).toMatchObject([
      0,
      [
        {
          id: first,
          title: 'Donner l’administration de l’installation à Élue',
          reason: 'Seconde personne.',
          askedBy: 'Seule',
        },
      ],
    ])
    expect((await openmap(['admin', 'refuse', first], env)).stdout).toBe(
      'La demande est refusée\u00a0: rien n’a changé.\n',
    )
    const second = await ask()
    expect((await activeAdministrators(base.db, base.territoryId)).map(({ id }) => id)).toEqual([asker])
    const approved = await openmap(['admin', 'approve', second], env)
    expect([approved.code, approved.stdout]).toEqual([0, 'C’est approuvé et fait.\n'])
    expect((await activeAdministrators(base.db, base.territoryId)).map(({ id }) => id).sort()).toEqual(
      [asker, chosen].sort(),
    )
    const decided = await base.db
      .selectFrom('audit_entry')
      .select(['action', 'actor', 'person_id'])
      .where('subject_id', '=', second)
      .where('action', '=', 'approval.approved')
      .execute()
    expect(decided).toEqual([{ action: 'approval.approved', actor: 'system:admin', person_id: null }])
  })

  it('says what is wrong with an identifier', async () => {
    const [wrong, unknown] = await Promise.all([
      openmap(['admin', 'approve', 'oui'], env),
      openmap(['admin', 'approve', newId(), '--json'], env),
    ])
    expect([wrong.code, wrong.stderr.includes('n’est pas l’identifiant d’une demande')]).toEqual([1, true])
    expect([unknown.code, JSON.parse(unknown.stdout).error.code]).toEqual([1, 'unknown-approval'])
  })

  it('leaves the trace of a backup, with its size', async () => {
    const made = await openmap(['backup', join(folder, 'copie'), '--json'], env)
    expect([made.code, JSON.parse(made.stdout).kind]).toEqual([0, 'portable-export'])
    const records = await base.db.selectFrom('backup_record').select(['kind', 'bytes']).execute()
    expect(records).toEqual([{ kind: 'portable-export', bytes: expect.any(Number) }])
    expect(records[0]?.bytes).toBeGreaterThan(0)
  })
})
