import { connect } from './platform/database/connect.ts'
import { newId } from './platform/database/id.ts'
import { loadGeography } from './platform/geo/load.ts'
import { loadTerritory } from './platform/territory.ts'

/**
 * Makes sure that the database serves a territory: the Île-de-France when it holds none yet. It becomes the demonstration
 * only with the data of the demonstration, in one transaction.
 */
export const prepareTerritory = async (applicationUrl: string): Promise<void> => {
  const { db, close } = connect(applicationUrl, { max: 2, context: { actor: 'system' } })
  try {
    await loadGeography(db)
    if ((await loadTerritory(db)) !== null) return
    await db
      .insertInto('territory')
      .values({
        id: newId(),
        slug: 'ile-de-france',
        name: 'Île-de-France',
        departments: ['75', '77', '78', '91', '92', '93', '94', '95'],
      })
      .execute()
  } finally {
    await close()
  }
}
