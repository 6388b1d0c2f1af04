import { catalogue } from '../../../platform/i18n/catalogue.ts'
import { plural } from '../../../platform/i18n/format.ts'

const points = (count: number): string => plural(count, 'point demande', 'points demandent')

/** Words of the page of health: what is seen, and what to do. */
export const h = catalogue({
  fr: {
    lead: 'Ce qui fait marcher cette installation, lu à l’instant. La page publique «\u00a0État du service\u00a0» ne dit que si le site répond.',
    good: 'Tout va bien',
    goodText: 'Aucun point ne demande votre attention.',
    bad: (count: number) => `${points(count)} votre attention`,
    badText: 'Chaque ligne dit quoi faire.',
    caption: 'Points surveillés',
    line: 'Point',
    state: 'État',
    seen: 'Ce qui est vu',
    remedy: 'Que faire',
    nothingToDo: 'rien',
    states: { ok: 'Bon', attention: 'Attention', problem: 'Problème' },
    status: 'Voir l’état public du service',
    metrics: 'Voir les mesures (Prometheus)',
    never: 'jamais',
    lines: {
      database: 'Base de données',
      connections: 'Connexions à la base',
      transactions: 'Transactions longues',
      migrations: 'Schéma de la base',
      jobs: 'Tâches',
      mail: 'Courriel',
      disk: 'Place sur le disque',
      backup: 'Sauvegarde',
      factors: 'Secondes preuves',
      version: 'Version du logiciel',
    },
    values: {
      database: (version: string, size: string) => `PostgreSQL ${version}, ${size}`,
      connections: (count: string, most: string) => `${count} ouvertes, ${most} au plus`,
      transactions: (duration: string) => `la plus ancienne dure depuis ${duration}`,
      noTransaction: 'aucune en cours depuis plus d’une seconde',
      migrations: 'à jour',
      migrationsLate: (names: string) => `en attente\u00a0: ${names}`,
      jobs: (waiting: string, failed: string) => `${waiting} à faire, ${failed} en échec`,
      jobsLate: (duration: string) => `la plus ancienne attend depuis ${duration}`,
      noMailServer: 'aucun serveur réglé\u00a0: les courriels restent ici',
      mail: (server: string, sent: string) => `${server}, dernier envoi\u00a0: ${sent}`,
      mailFailure: (when: string, reason: string) => `dernier refus le ${when}\u00a0: ${reason}`,
      mailFailed: (count: number) => plural(count, 'courriel en échec', 'courriels en échec'),
      disk: (free: string, total: string) => `${free} libres sur ${total}`,
      diskElsewhere: 'les fichiers ne sont pas sur cette machine',
      backup: (when: string, size: string) => `le ${when}, ${size}`,
      noBackup: 'aucune sauvegarde faite par «\u00a0openmap backup\u00a0»',
      noSensitive: 'personne n’a de rôle sur le territoire, hors comptes de démonstration',
      factors: (people: number, unprotected: number) =>
        unprotected === 0
          ? `${plural(people, 'personne a', 'personnes ont')} un rôle sur le territoire, toutes protégées`
          : `${plural(unprotected, 'personne', 'personnes')} sur ${people} sans seconde preuve`,
    },
    remedies: {
      database: '',
      connections:
        'Fermez les programmes qui gardent des connexions, ou augmentez max_connections sur le serveur PostgreSQL.',
      transactions:
        'Un calcul ou un import dure. S’il ne finit pas, redémarrez le serveur\u00a0: rien n’est écrit à moitié.',
      migrations: 'Redémarrez le serveur avec DATABASE_OWNER_URL\u00a0: le démarrage met le schéma à jour.',
      jobs: 'Relancez les tâches en échec. Si rien n’avance, redémarrez le serveur.',
      mail: 'Donnez SMTP_URL et MAIL_FROM au serveur, ou corrigez-les, puis relancez les courriels.',
      disk: 'Libérez de la place, ou agrandissez le disque du dossier de données, avant que l’écriture s’arrête.',
      backup:
        'Sur le serveur, lancez chaque jour «\u00a0npm run -s openmap -- backup DOSSIER\u00a0», vers un autre disque.',
      factors:
        'Demandez-leur d’ajouter une application d’authentification ou une clé d’accès\u00a0: leurs droits dorment d’ici là.',
      version: '',
    },
    links: {
      jobs: 'Voir les tâches',
      mail: 'Voir les courriels',
      factors: 'Voir les personnes sans seconde preuve',
    },
    units: {
      seconds: (count: number) => plural(count, 'seconde', 'secondes'),
      minutes: (count: number) => plural(count, 'minute', 'minutes'),
      hours: (count: number) => plural(count, 'heure', 'heures'),
      days: (count: number) => plural(count, 'jour', 'jours'),
      megabytes: (count: string) => `${count}\u00a0Mo`,
      gigabytes: (count: string) => `${count}\u00a0Go`,
    },
  },
})
