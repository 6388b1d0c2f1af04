import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto'

const sha256 = (content: string | Uint8Array): Buffer => createHash('sha256').update(content).digest()
const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

/** Head of a CBOR item (RFC 8949) of this major type. */
const head = (major: number, value: number): Buffer => {
  if (value < 24) return Buffer.from([(major << 5) | value])
  return value < 256
    ? Buffer.from([(major << 5) | 24, value])
    : Buffer.from([(major << 5) | 25, value >> 8, value & 255])
}
const integer = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const bytes = (value: Uint8Array): Buffer => Buffer.concat([head(2, value.length), value])
const words = (value: string): Buffer => Buffer.concat([head(3, value.length), Buffer.from(value)])
const map = (...pairs: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat()])

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HOLDS_KEY = 0x40

export type Ceremony = {
  /** The key recognises its person: finger, face or code. */
  readonly verified?: boolean
  readonly origin?: string
  /** Times that the key served; those that do not count say 0. */
  readonly counter?: number
}

/** A passkey in memory that answers as WebAuthn says: written here so as to share nothing with the server. */
export const softKey = (rpId: string, publicOrigin = `http://${rpId}`) => {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
  const cose = map(
    [integer(1), integer(2)],
    [integer(3), integer(-7)],
    [integer(-1), integer(1)],
    [integer(-2), bytes(Buffer.from(x, 'base64url'))],
    [integer(-3), bytes(Buffer.from(y, 'base64url'))],
  )
  const data = ({ verified = true, counter = 0 }: Ceremony, own: Buffer): Buffer => {
    const flags = USER_PRESENT | (verified ? USER_VERIFIED : 0) | (own.length > 0 ? HOLDS_KEY : 0)
    const count = Buffer.alloc(4)
    count.writeUInt32BE(counter)
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count, own])
  }
  const client = (type: string, challenge: string, { origin = publicOrigin }: Ceremony): Buffer =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const envelope = { id: text(id), rawId: text(id), type: 'public-key', clientExtensionResults: {} }

  return {
    id: text(id),
    /** Answer to a request for a new key. */
    create: ({ challenge }: { readonly challenge: string }, how: Ceremony = {}): string => {
      const length = Buffer.from([id.length >> 8, id.length & 255])
      const authData = data(how, Buffer.concat([Buffer.alloc(16), length, id, cose]))
      const attestation = map(
        [words('fmt'), words('none')],
        [words('attStmt'), map()],
        [words('authData'), bytes(authData)],
      )
      return JSON.stringify({
        ...envelope,
        response: {
          clientDataJSON: text(client('webauthn.create', challenge, how)),
          attestationObject: text(attestation),
          transports: ['internal'],
        },
      })
    },
    /** Answer to a request for this key. */
    get: ({ challenge }: { readonly challenge: string }, how: Ceremony = {}): string => {
      const authenticatorData = data(how, Buffer.alloc(0))
      const clientDataJSON = client('webauthn.get', challenge, how)
      const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientDataJSON)]), privateKey)
      return JSON.stringify({
        ...envelope,
        response: {
          clientDataJSON: text(clientDataJSON),
          authenticatorData: text(authenticatorData),
          signature: text(signature),
        },
      })
    },
  }
}
