import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  DISCOVERY,
  type FaultyProvider,
  startFaultyProvider,
} from '../../../../test/support/faultyProvider.ts'
import { type Clock, Temporal } from '../../kernel/dates.ts'
import { makeCeremonies } from './ceremony.ts'
import { openIdProvider } from './provider.ts'

/** A clock that moves when told to. */
const movable = () => {
  let now = Temporal.Instant.from('2026-11-24T08:00:00Z')
  const clock: Clock = { now: () => now }
  return {
    clock,
    later: (seconds: number): void => {
      now = now.add({ seconds })
    },
  }
}

describe('a provider that fails', () => {
  let double: FaultyProvider
  beforeAll(async () => {
    double = await startFaultyProvider()
  })
  afterAll(() => double.stop())

  const made = () => {
    const { clock, later } = movable()
    const reasons: string[] = []
    const provider = openIdProvider(double.settings, {
      clock,
      secret: 'secret of the test',
      publicUrl: 'https://openmap.test',
      onFault: ({ reason }) => reasons.push(reason),
    })
    /** Requests that one attempt costs the provider, and whether it could begin. */
    const attempt = async (): Promise<readonly [boolean, number]> => {
      const before = double.served()
      const begun = await provider.begin('sign-in')
      return [begun !== null, double.served() - before]
    }
    return { provider, later, reasons, attempt }
  }

  it('is asked again after delays that grow, then works as if nothing had been', async () => {
    double.misbehave({ broken: [DISCOVERY] })
    const { provider, later, reasons, attempt } = made()
    expect([provider.down(), await attempt(), await attempt()]).toEqual([false, [false, 1], [false, 0]])
    expect(provider.down()).toBe(true)
    later(1)
    expect([await attempt(), await attempt()]).toEqual([
      [false, 1],
      [false, 0],
    ])
    later(1)
    expect(await attempt()).toEqual([false, 0])
    later(1)
    expect(await attempt()).toEqual([false, 1])
    double.misbehave({})
    later(60)
    expect([await attempt(), provider.down()]).toEqual([[true, 1], false])
    expect(reasons.length).toBe(3)
  })

  it('is asked once by many, and left alone for an hour', async () => {
    double.misbehave({})
    const { provider, later, attempt } = made()
    const before = double.served()
    await Promise.all(Array.from({ length: 20 }, () => provider.begin('sign-in')))
    expect(double.served() - before).toBe(1)
    later(3599)
    expect(await attempt()).toEqual([true, 0])
    later(1)
    expect(await attempt()).toEqual([true, 1])
  })

  it('is still used as it was known when its description can no longer be read', async () => {
    double.misbehave({})
    const { provider, later, attempt } = made()
    await attempt()
    double.misbehave({ hangUp: [DISCOVERY] })
    later(3600)
    expect([await attempt(), provider.down()]).toEqual([[true, 1], false])
  })

  it('does not leave for a door that the provider does not have', async () => {
    double.misbehave({ discovery: ({ end_session_endpoint: _, ...others }) => others })
    const { provider } = made()
    expect(await provider.exit(provider.beginLeaving('x'), 'token')).toBeNull()
  })
})

describe('a ceremony', () => {
  const { clock, later } = movable()
  const made = (secret: string, https = true) => makeCeremonies({ secret, clock, https })
  const ceremony = { purpose: 'sign-in', state: 's'.repeat(43), nonce: 'n'.repeat(43) } as const
  const back = (line: string) => new Headers({ cookie: `other=1; ${line.split(';')[0]}` })

  it('lives in a cookie that no script and no other site reads, for a quarter of an hour', async () => {
    const { seal, read, end } = made('one')
    const line = await seal(ceremony)
    expect(line.replace(/=[^;]+/, '=…')).toBe(
      '__Host-proconnect=…; Max-Age=900; Path=/; HttpOnly; Secure; SameSite=Lax',
    )
    expect(line).not.toContain(ceremony.state)
    expect(await read(back(line))).toEqual({ ceremony, begunAt: new Date('2026-11-24T08:00:00Z') })
    later(899)
    expect((await read(back(line)))?.ceremony).toEqual(ceremony)
    later(1)
    expect(await read(back(line))).toBeNull()
    expect(end()).toBe('__Host-proconnect=; Max-Age=0; Path=/; HttpOnly; Secure; SameSite=Lax')
  })

  it('is nobody’s with another key, another name, a secret too short or nothing', async () => {
    const line = await made('one').seal(ceremony)
    expect(await made('two').read(back(line))).toBeNull()
    expect(await made('one', false).read(back(line))).toBeNull()
    expect(await made('one').read(new Headers())).toBeNull()
    const short = await made('one').seal({ ...ceremony, state: 'short' })
    expect(await made('one').read(back(short))).toBeNull()
  })
})
