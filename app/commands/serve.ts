import type { Command } from 'commander'
import { readConfig } from '../config.ts'
import { readCertificate } from '../tls.ts'
import { CommandRefusal, say } from './output.ts'

type ServeOptions = { tlsCert?: string; tlsKey?: string }

export const addServeCommand = (program: Command): void => {
  program
    .command('serve')
    .description('démarre le serveur\u00a0; PORT, HOST, PUBLIC_URL, OPENMAP_DATA et DATABASE_URL le règlent')
    .option(
      '--tls-cert <fichier>',
      'certificat au format PEM, suivi de sa chaîne\u00a0: le serveur parle https',
    )
    .option('--tls-key <fichier>', 'clé privée de ce certificat, au format PEM')
    .action(async ({ tlsCert, tlsKey }: ServeOptions) => {
      if ((tlsCert === undefined) !== (tlsKey === undefined)) {
        throw new CommandRefusal(
          'Le chiffrement demande les deux options ensemble\u00a0: --tls-cert FICHIER et --tls-key FICHIER.',
        )
      }
      const tls =
        tlsCert === undefined || tlsKey === undefined ? null : await readCertificate(tlsCert, tlsKey)
      const config = readConfig(process.env, tls)
      // Every other command does without the pages: they are loaded only here.
      const { serve } = await import('../serve.ts')
      await serve(config, say)
    })
}
