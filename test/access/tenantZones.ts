import { idsOf, type Letter, type Rows, siretOf, startOf } from './tenant.ts'

/** A contract won by the structure of the tenant, the file that told of it, and its line of demand. */
export const zoneRowsOf = (letter: Letter, territory_id: string, now: Date): Rows => {
  const id = idsOf(letter)
  const at = { territory_id }
  const text = startOf(letter)
  const uid = `${siretOf(letter)}${text}`
  return {
    contract_import: [
      {
        ...at,
        id: id.contractImport,
        file_name: `${text}.json`,
        // Public: no word of a tenant is in it.
        credit: 'essai',
        made_at: now,
        contracts: 1,
        valid: 1,
        outside: 0,
        rejected: 0,
        created: 1,
        changed: 0,
        unchanged: 0,
      },
    ],
    awarded_contract: [
      {
        ...at,
        uid,
        kind: 'contract',
        shape: 'v2',
        buyer_siret: siretOf(letter),
        title: 'essai',
        place_of_buyer: false,
        import_id: id.contractImport,
      },
    ],
    contract_holder: [{ ...at, uid, scheme: 'SIRET', identifier: siretOf(letter) }],
    demand_line: [
      { ...at, source: 'contracts', id: uid, sector: 'nettoyage', department: '93', reference: uid },
    ],
  }
}
