import { z } from 'zod'
import type { Clock } from '../kernel/dates.ts'
import { ok, type Result } from '../kernel/result.ts'
import { type OutsideFailure, outsideDoor } from './door.ts'

/** What is said beside each position. */
export const ADDRESSES_SOURCE = 'Base Adresse Nationale'

export type FoundAddress = {
  readonly latitude: number
  readonly longitude: number
  /** INSEE code of the commune. */
  readonly communeCode: string
  readonly label: string
}

export type AddressFinder = {
  /** The point of an address; null when it is not found with certainty. */
  readonly find: (address: {
    readonly street: string
    readonly postCode: string
    readonly city: string | null
  }) => Promise<Result<FoundAddress | null, OutsideFailure>>
}

/** Below this the address API itself doubts; a street or a town alone is no better than what we have. */
const LEAST_SCORE = 0.7
const PRECISE: ReadonlySet<string> = new Set(['housenumber', 'street'])

const answer = z.object({
  type: z.literal('FeatureCollection'),
  features: z
    .array(
      z.object({
        geometry: z.object({
          type: z.literal('Point'),
          coordinates: z.tuple([z.number().min(-180).max(180), z.number().min(-90).max(90)]),
        }),
        properties: z.object({
          label: z.string().max(500),
          score: z.number().min(0).max(1),
          type: z.string().max(40),
          citycode: z.string().regex(/^(\d{5}|2[AB]\d{3})$/),
          postcode: z.string().max(10).nullish(),
        }),
      }),
    )
    .max(20),
})

/**
 * Points of addresses, as the national address API (BAN, « API Adresse ») answers.
 * @param base address of the API, as the operator wrote it: `https://data.geopf.fr/geocodage`
 */
export const addressFinder = ({
  base,
  clock,
}: {
  readonly base: URL
  readonly clock: Clock
}): AddressFinder => {
  const door = outsideDoor({ hosts: new Set([base.host]), clock })
  return {
    find: async ({ street, postCode, city }) => {
      const url = new URL(`${base.pathname.replace(/\/+$/, '')}/search`, base)
      const words = [street, postCode, city ?? ''].join(' ').replace(/\s+/g, ' ').trim().slice(0, 200)
      url.search = new URLSearchParams({ q: words, postcode: postCode, limit: '1' }).toString()
      const asked = await door.ask(url, answer)
      if (!asked.ok) return asked
      const [first] = asked.value.features
      if (first === undefined) return ok(null)
      const { score, type, postcode, citycode, label } = first.properties
      if (score < LEAST_SCORE || !PRECISE.has(type) || postcode !== postCode) return ok(null)
      const [longitude, latitude] = first.geometry.coordinates
      return ok({ latitude, longitude, communeCode: citycode, label })
    },
  }
}
