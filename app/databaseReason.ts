const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'aucun serveur n’écoute à cette adresse',
  ENOTFOUND: 'ce nom de serveur n’existe pas',
  EAI_AGAIN: 'ce nom de serveur n’existe pas',
  ENOENT: 'ce socket n’existe pas',
  EACCES: 'ce socket n’est pas permis à ce compte',
  ETIMEDOUT: 'le serveur ne répond pas à temps',
  EHOSTUNREACH: 'le serveur ne peut pas être atteint',
  ENETUNREACH: 'le réseau ne peut pas être atteint',
  ECONNRESET: 'le serveur a coupé la connexion',
  '28P01': 'compte ou mot de passe refusé',
  '28000': 'ce compte n’est pas admis sur ce serveur',
  '3D000': 'cette base n’existe pas',
  '42501': 'ce compte n’a pas les droits nécessaires',
  '53300': 'le serveur n’accepte plus de connexion',
  '57P03': 'le serveur démarre ou s’arrête',
}

/** Why a PostgreSQL server cannot be used, in French where the cause is known. */
export const databaseReason = (error: unknown): string => {
  const { code } = (error ?? {}) as { code?: unknown }
  if (typeof code === 'string' && reasons[code] !== undefined) return reasons[code]
  if (error instanceof AggregateError && error.errors.length > 0) return databaseReason(error.errors[0])
  const message = error instanceof Error ? error.message : ''
  if (/timeout/i.test(message)) return 'le serveur ne répond pas à temps'
  if (/password must be a string/i.test(message)) return 'le mot de passe manque'
  if (/does not support SSL/i.test(message)) return 'le serveur ne parle pas TLS'
  return message === '' ? String(code ?? 'cause inconnue') : (message.split('\n')[0] ?? message)
}
