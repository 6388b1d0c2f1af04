import type { Clock } from '../kernel/dates.ts'
import { type AddressFinder, addressFinder } from './addresses.ts'
import { type CompanyRegister, companyRegister } from './companies.ts'
import { type OutsideDoor, outsideDoor } from './door.ts'

/** Servers of somebody else that the operator lets the application ask; by default none. */
export type OutsideSettings = {
  readonly companies: URL | null
  readonly addresses: URL | null
  /** Hosts from which files of registers may be fetched, each with its port where it is not the usual one. */
  readonly registerHosts: readonly string[]
}

export type Outside = {
  /** Null where the deployment has none: what we hold answers, with its date. */
  readonly companies: CompanyRegister | null
  readonly addresses: AddressFinder | null
  /** Files of registers, from these hosts only. */
  readonly registers: { readonly hosts: ReadonlySet<string>; readonly door: OutsideDoor }
}

export const nothingOutside: OutsideSettings = { companies: null, addresses: null, registerHosts: [] }

export const openOutside = (settings: OutsideSettings, clock: Clock): Outside => {
  const hosts = new Set(settings.registerHosts)
  return {
    companies: settings.companies === null ? null : companyRegister({ base: settings.companies, clock }),
    addresses: settings.addresses === null ? null : addressFinder({ base: settings.addresses, clock }),
    registers: { hosts, door: outsideDoor({ hosts, clock }) },
  }
}
