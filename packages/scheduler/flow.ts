import { at, doubled, realAt } from './arrays.ts'
import { MinimumHeap } from './heap.ts'

/**
 * Minimum-cost flow by the primal-dual method (Ford and Fulkerson; see Ahuja, Magnanti and Orlin, Network Flows,
 * 1993, section 9.8): one Dijkstra on reduced costs, then as many augmentations as the zero-cost edges allow.
 * Path costs never decrease, so whole-number weights from 1 to w give about w rounds, whatever the size.
 */
export class FlowNetwork {
  readonly nodes: number
  private readonly firstEdge: Int32Array
  private nextEdge = new Int32Array(64)
  private head = new Int32Array(64)
  private capacity = new Int32Array(64)
  private cost = new Int32Array(64)
  private edges = 0
  readonly potential: Float64Array

  constructor(nodes: number) {
    this.nodes = nodes
    this.firstEdge = new Int32Array(nodes).fill(-1)
    this.potential = new Float64Array(nodes)
  }

  /** Returns the number of the edge; its reverse has the next number. */
  addEdge(from: number, to: number, capacity: number, cost: number): number {
    const edge = this.edges
    this.push(from, to, capacity, cost)
    this.push(to, from, 0, -cost)
    return edge
  }

  /** Units that pass through an edge. */
  flowOf(edge: number): number {
    return at(this.capacity, edge ^ 1)
  }

  private push(from: number, to: number, capacity: number, cost: number): void {
    if (this.edges === this.head.length) this.grow()
    this.head[this.edges] = to
    this.capacity[this.edges] = capacity
    this.cost[this.edges] = cost
    this.nextEdge[this.edges] = at(this.firstEdge, from)
    this.firstEdge[from] = this.edges
    this.edges++
  }

  private grow(): void {
    this.nextEdge = doubled(this.nextEdge)
    this.head = doubled(this.head)
    this.capacity = doubled(this.capacity)
    this.cost = doubled(this.cost)
  }

  /**
   * Sends flow from source to sink as long as one more unit lowers the cost, at most `limit` units.
   * The edges as first given must form a graph without cycle whose node numbers need not be sorted:
   * `order` lists the nodes so that every edge goes forwards (it gives the first potentials).
   */
  minimise(
    source: number,
    sink: number,
    limit: number,
    order: Iterable<number>,
  ): { flow: number; cost: number } {
    this.firstPotentials(source, order)
    let flow = 0
    let cost = 0
    while (flow < limit) {
      const before = realAt(this.potential, sink) - realAt(this.potential, source)
      const reached = this.shortestPaths(source, sink, Math.max(0, -before))
      const pathCost = realAt(this.potential, sink) - realAt(this.potential, source)
      if (pathCost >= 0 || !reached) break
      const sent = this.augment(source, sink, limit - flow)
      flow += sent
      cost += sent * pathCost
    }
    return { flow, cost }
  }

  private firstPotentials(source: number, order: Iterable<number>): void {
    this.potential.fill(Number.POSITIVE_INFINITY)
    this.potential[source] = 0
    for (const node of order) {
      const distance = realAt(this.potential, node)
      if (distance === Number.POSITIVE_INFINITY) continue
      for (let edge = at(this.firstEdge, node); edge >= 0; edge = at(this.nextEdge, edge)) {
        if (at(this.capacity, edge) === 0) continue
        const target = at(this.head, edge)
        const through = distance + at(this.cost, edge)
        if (through < realAt(this.potential, target)) this.potential[target] = through
      }
    }
    // An unreachable node never joins a path; a finite potential keeps the sums finite.
    this.potential.forEach((value, node) => {
      if (value === Number.POSITIVE_INFINITY) this.potential[node] = 0
    })
  }

  /**
   * Raises the potentials by the distances from the source, at most `ceiling`: past it a path would not pay any more,
   * and the potentials are then the optimal prices. False where no path is shorter than the ceiling.
   */
  private shortestPaths(source: number, sink: number, ceiling: number): boolean {
    const distance = new Float64Array(this.nodes).fill(Number.POSITIVE_INFINITY)
    const done = new Int32Array(this.nodes)
    const heap = new MinimumHeap()
    distance[source] = 0
    heap.push(0, source)
    let reached = ceiling
    while (heap.size > 0) {
      const node = heap.pop()
      if (at(done, node) === 1) continue
      done[node] = 1
      const here = realAt(distance, node)
      if (here >= ceiling) break
      if (node === sink) {
        reached = here
        break
      }
      const base = here + realAt(this.potential, node)
      for (let edge = at(this.firstEdge, node); edge >= 0; edge = at(this.nextEdge, edge)) {
        if (at(this.capacity, edge) === 0) continue
        const target = at(this.head, edge)
        const through = base + at(this.cost, edge) - realAt(this.potential, target)
        if (through < realAt(distance, target)) {
          distance[target] = through
          heap.push(through, target)
        }
      }
    }
    // Nodes beyond the sink move by the distance of the sink: reduced costs stay >= 0 and Dijkstra may stop early.
    for (let node = 0; node < this.nodes; node++) {
      this.potential[node] = realAt(this.potential, node) + Math.min(realAt(distance, node), reached)
    }
    return reached < ceiling
  }

  /** Depth-first augmentations along edges of zero reduced cost; a node that failed is not tried again. */
  private augment(source: number, sink: number, limit: number): number {
    const current = this.firstEdge.slice()
    const blocked = new Int32Array(this.nodes)
    const path: number[] = []
    let node = source
    let sent = 0
    blocked[source] = 1
    while (sent < limit) {
      if (node === sink) {
        let room = limit - sent
        for (const edge of path) room = Math.min(room, at(this.capacity, edge))
        for (const edge of path) {
          this.capacity[edge] = at(this.capacity, edge) - room
          this.capacity[edge ^ 1] = at(this.capacity, edge ^ 1) + room
          blocked[at(this.head, edge)] = 0
        }
        sent += room
        path.length = 0
        node = source
        continue
      }
      const edge = at(current, node)
      if (edge < 0) {
        const last = path.pop()
        if (last === undefined) break
        node = at(this.head, last ^ 1)
        current[node] = at(this.nextEdge, at(current, node))
        continue
      }
      const target = at(this.head, edge)
      const open = at(this.capacity, edge) > 0 && at(blocked, target) === 0
      if (open && this.reducedCost(node, target, edge) === 0) {
        blocked[target] = 1
        path.push(edge)
        node = target
      } else {
        current[node] = at(this.nextEdge, edge)
      }
    }
    return sent
  }

  private reducedCost(from: number, to: number, edge: number): number {
    return at(this.cost, edge) + realAt(this.potential, from) - realAt(this.potential, to)
  }
}
