import { describe, expect, it } from 'vitest'
import { checkReplan, checkSelection, replan, solve, type ValidProblem, validateProblem } from '../index.ts'
import { randomDay, seedDay } from '../testDays.ts'
import { replanInWorker, solveInWorker, solveSessionsInWorker } from './solveInWorker.ts'

const large = { buyers: 40, suppliers: 90, slots: 10, availability: 0.6, requests: 900, heaviest: 35 }

describe('solveInWorker', () => {
  it('gives what the engine gives in process, and tells its progress', async () => {
    const day = validateProblem(seedDay())
    if (!day.ok) throw new Error('refused')
    const heard: number[] = []
    const options = { seed: 4, steps: 1000 }
    const solution = await solveInWorker(day.value, {
      ...options,
      onProgress: (progress) => heard.push(progress.steps),
    })
    expect(solution).toEqual(solve(day.value, options))
    expect(heard[0]).toBe(0)
  })

  it('answers its best timetable when the seconds are over', async () => {
    const day = randomDay(1, large)
    const solution = await solveInWorker(day, { seed: 1, steps: 1e12, seconds: 0.2 })
    expect(checkSelection(day, solution)).toEqual([])
  })

  it('answers its best timetable as soon as it is asked to stop, in the middle or before it began', async () => {
    const day = randomDay(1, large)
    const stop = new AbortController()
    const heard: number[] = []
    const solution = await solveInWorker(day, {
      seed: 1,
      steps: 1e12,
      stop: stop.signal,
      onProgress: ({ objective }) => {
        heard.push(objective ?? 0)
        stop.abort()
      },
    })
    expect(checkSelection(day, solution)).toEqual([])
    expect(solution.objective).toBeGreaterThanOrEqual(heard[0] ?? Number.POSITIVE_INFINITY)
    const atOnce = await solveInWorker(day, { seed: 1, steps: 1e12, stop: AbortSignal.abort() })
    expect(checkSelection(day, atOnce)).toEqual([])
  })

  it('is cancelled by its signal, with the reason', async () => {
    const cancel = new AbortController()
    const promise = solveInWorker(randomDay(1, large), { seed: 1, steps: 1e12, signal: cancel.signal })
    cancel.abort(new Error('cancelled by the organiser'))
    await expect(promise).rejects.toThrow('cancelled by the organiser')
  })

  it('refuses a malformed problem in words', async () => {
    const day = { ...seedDay(), tables: 0 }
    await expect(solveInWorker(day, { seed: 1, steps: 10 })).rejects.toThrow('at least one table')
  })

  it('mends a published day as in process, tells its progress, and refuses a malformed one in words', async () => {
    const day = validateProblem({ ...seedDay(), tables: 9 })
    const before = validateProblem(seedDay())
    if (!day.ok || !before.ok) throw new Error('refused')
    const published = solve(before.value, { seed: 1, steps: 1000 }).meetings
    const options = { seed: 4, steps: 100_000, frozenUntil: 2 }
    const heard: number[] = []
    const onProgress = ({ steps }: { steps: number }) => heard.push(steps)
    const answer = await replanInWorker(day.value, published, { ...options, onProgress })
    expect({ ok: true, value: answer }).toEqual(replan(day.value, published, options))
    expect(heard[0]).toBe(0)
    const twice = replanInWorker(day.value, [...published, ...published], options)
    await expect(twice).rejects.toThrow('published twice')
  })

  it('answers a mended timetable when the seconds are over', async () => {
    const day = randomDay(1, large)
    const before = solve(day as ValidProblem, { seed: 1, steps: 0 }).meetings
    const late = {
      ...day,
      buyers: day.buyers.map((party, index) =>
        index < 8 ? { ...party, free: party.free.map((free, slot) => free && slot > 3) } : party,
      ),
    }
    const answer = await replanInWorker(late, before, { seed: 1, steps: 1e12, seconds: 0.2 })
    expect(checkReplan(late, before, 0, answer)).toEqual([])
  })

  it('solves case B too', async () => {
    const meeting = { p1: 0, p2: 1, half: 'either' as const, fixed: null, after: [] }
    const problem = {
      parties: 2,
      slots: 2,
      morningSlots: 2,
      tables: 1,
      meetings: [meeting, meeting],
      forbidden: [[], []],
    }
    expect(await solveSessionsInWorker(problem, { seed: 1, steps: 10 })).toMatchObject({
      status: 'optimal',
      objective: 0,
    })
  })
})
