import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../tools/build.ts'
import { fresh, published, shared } from './support/scheduler/instances.ts'
import { type Answer, ours, peers } from './support/scheduler/peers.ts'
import { type Row, tableOf } from './support/scheduler/table.ts'

const SECONDS = Number(process.env.BENCH_SECONDS ?? 60)
/** Only instances whose name holds this, only peers of these names. */
const ONLY = new RegExp(process.env.BENCH_ONLY ?? '')
const PEERS = process.env.BENCH_PEERS?.split(',')
const FIRST_SEED = Number(process.env.BENCH_SEED ?? 1001)

/** Every instance solved by our engine and by each peer, each in a process of its own with the same time. */
export const bench = async () => {
  const optima = published()
  const instances = [...shared(), ...fresh(FIRST_SEED)].filter(({ name }) => ONLY.test(name))
  const chosen = peers.filter(({ name }) => PEERS === undefined || PEERS.some((one) => name.startsWith(one)))
  const ready = chosen.filter(({ prepare }) => prepare())
  const rows: Row[] = []
  for (const instance of instances) {
    const answers: Record<string, Answer> = {}
    const own = await ours(instance, SECONDS)
    for (const peer of ready)
      if (peer.kind === instance.file.kind) answers[peer.name] = await peer.solve(instance, SECONDS)
    const optimum = optima.get(instance.name)
    rows.push({
      instance: instance.name,
      kind: instance.file.kind,
      ...(optimum === undefined ? {} : { optimum }),
      ours: own,
      peers: answers,
    })
    process.stderr.write(`${instance.name}: ${own.status} ${own.value} in ${own.seconds.toFixed(2)} s\n`)
  }
  if (process.env.BENCH_ONLY === undefined)
    writeFileSync(join(root, 'packages/scheduler/BENCHMARK.md'), tableOf(rows, SECONDS))
  return {
    seconds: SECONDS,
    missing: chosen.filter((peer) => !ready.includes(peer)).map(({ name }) => name),
    rows,
  }
}
