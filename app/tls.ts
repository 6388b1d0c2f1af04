import { createPrivateKey, X509Certificate } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createSecureContext } from 'node:tls'
import { ConfigRefusal } from './config.ts'

/** What an https server needs, in PEM. */
export type Certificate = { readonly cert: string; readonly key: string }

const read = async (path: string): Promise<string> => {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    throw new ConfigRefusal(
      `Le fichier «\u00a0${path}\u00a0» ne peut pas être lu (${(error as NodeJS.ErrnoException).code})\u00a0: vérifiez son chemin et vos droits.`,
    )
  }
}

const readable = <T>(make: () => T, sentence: string): T => {
  try {
    return make()
  } catch {
    throw new ConfigRefusal(sentence)
  }
}

/** Reads a certificate and its key, and proves that they go together. Throws a `ConfigRefusal`. */
export const readCertificate = async (certPath: string, keyPath: string): Promise<Certificate> => {
  const cert = await read(certPath)
  const key = await read(keyPath)
  const certificate = readable(
    () => new X509Certificate(cert),
    `«\u00a0${certPath}\u00a0» n’est pas un certificat PEM\u00a0: il commence par -----BEGIN CERTIFICATE-----.`,
  )
  const privateKey = readable(
    () => createPrivateKey(key),
    `«\u00a0${keyPath}\u00a0» n’est pas une clé privée PEM sans mot de passe\u00a0: elle commence par -----BEGIN PRIVATE KEY-----.`,
  )
  if (!certificate.checkPrivateKey(privateKey)) {
    throw new ConfigRefusal(
      `La clé «\u00a0${keyPath}\u00a0» n’est pas celle du certificat «\u00a0${certPath}\u00a0»\u00a0: donnez les deux fichiers d’une même demande.`,
    )
  }
  readable(
    () => createSecureContext({ cert, key }),
    `Le certificat «\u00a0${certPath}\u00a0» ne peut pas servir\u00a0: demandez-en un nouveau à votre autorité.`,
  )
  return { cert, key }
}
