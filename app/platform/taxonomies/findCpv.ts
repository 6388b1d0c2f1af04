import type { Db } from '../database/connect.ts'
import { cpvAncestors, readCpvCode } from './cpvCode.ts'
import { cpvDefaults } from './cpvDefaults.ts'

export type CpvLabel = {
  readonly code: string
  readonly check: string | null
  readonly label: string
  /** False for a code that only one of its ancestors names: the label is the ancestor's. */
  readonly exact: boolean
}

const defaults = (code: string): string | undefined =>
  Object.hasOwn(cpvDefaults, code) ? cpvDefaults[code] : undefined

/** The label of each code, imported or else ours; that of its nearest ancestor when none is its own. */
export const findCpv = async (db: Db, codes: readonly string[]): Promise<ReadonlyMap<string, CpvLabel>> => {
  const wanted = new Map(
    codes.flatMap((written): [string, string][] => {
      const code = readCpvCode(written)?.code
      return code === undefined ? [] : [[written, code]]
    }),
  )
  const candidates = [...new Set([...wanted.values()].flatMap((code) => [code, ...cpvAncestors(code)]))]
  const rows =
    candidates.length === 0
      ? []
      : await db
          .selectFrom('cpv_code')
          .select(['code', 'label', 'check_digit'])
          .where('code', 'in', candidates)
          .execute()
  const imported = new Map(rows.map((row) => [row.code, row]))
  const found = new Map<string, CpvLabel>()
  for (const [written, code] of wanted) {
    for (const one of [code, ...cpvAncestors(code)]) {
      const row = imported.get(one)
      const label = row?.label ?? defaults(one)
      if (label === undefined) continue
      found.set(written, { code: one, check: row?.check_digit ?? null, label, exact: one === code })
      break
    }
  }
  return found
}
