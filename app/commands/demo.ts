import type { Command } from 'commander'
import { loadDemonstration } from '../demonstration.ts'
import { systemClock } from '../platform/kernel/dates.ts'
import { answer, CommandRefusal, say } from './output.ts'
import { withDatabase } from './withDatabase.ts'

const RESTART =
  ' Redémarrez le serveur s’il tourne\u00a0: ses pages porteront alors la mention «\u00a0démonstration\u00a0».'

const demo = (options: { json?: boolean }): Promise<void> =>
  withDatabase('demo', async ({ opened }) => {
    const loaded = await loadDemonstration(opened.applicationUrl, { clock: systemClock, say })
    if (!loaded.ok) throw new CommandRefusal(loaded.refusal)
    const serving = opened.attached || !opened.embedded
    await answer(
      loaded.value,
      options,
      () => `La démonstration est chargée\u00a0: ouvrez ${loaded.value.coming}.${serving ? RESTART : ''}`,
    )
  })

export const addDemoCommand = (program: Command): void => {
  program
    .command('demo')
    .description('charge le territoire de démonstration dans une base vide')
    .option('--json', 'une réponse JSON sur la sortie standard')
    .action(demo)
}
