import type { SelectionProblem, SessionsProblem } from '../../../packages/scheduler/index.ts'

/** Case A as an integer programme in the LP format of CPLEX: x_m_t = request m is held in slot t. */
export const selectionLp = ({ slots, tables, buyers, suppliers, requests }: SelectionProblem): string => {
  const byRow = new Map<string, string[]>()
  const add = (row: string, variable: string): void => {
    const list = byRow.get(row)
    if (list === undefined) byRow.set(row, [variable])
    else list.push(variable)
  }
  const objective: string[] = []
  const names: string[] = []
  const limits = new Map<string, number>()
  requests.forEach(({ a, b, weight }, request) => {
    for (let slot = 0; slot < slots; slot++) {
      if (buyers[a]?.free[slot] !== true || suppliers[b]?.free[slot] !== true) continue
      const name = `x_${request}_${slot}`
      names.push(name)
      objective.push(`${weight} ${name}`)
      add(`request_${request}`, name)
      add(`a_${a}_${slot}`, name)
      add(`b_${b}_${slot}`, name)
      add(`slot_${slot}`, name)
      limits.set(`slot_${slot}`, typeof tables === 'number' ? tables : (tables[slot] ?? 0))
      for (const [side, index, party] of [
        ['a', a, buyers[a]],
        ['b', b, suppliers[b]],
      ] as const) {
        if (party?.quota === undefined) continue
        add(`quota_${side}_${index}`, name)
        limits.set(`quota_${side}_${index}`, party.quota)
      }
    }
  })
  const lines = (terms: readonly string[]): string => {
    const rows: string[] = []
    for (let from = 0; from < terms.length; from += 12) rows.push(terms.slice(from, from + 12).join(' + '))
    return rows.join('\n + ')
  }
  const rows = [...byRow].map(([row, terms]) => ` ${row}: ${lines(terms)} <= ${limits.get(row) ?? 1}`)
  return `Maximize\n obj: ${lines(objective)}\nSubject To\n${rows.join('\n')}\nBinary\n ${names.join('\n ')}\nEnd\n`
}

/** Case B as a logic programme for clingo and for gringo with clasp, its implied constraint included. */
export const sessionsAsp = (problem: SessionsProblem, fairness: number): string => {
  const { parties, slots, morningSlots, tables, meetings, forbidden } = problem
  const facts = [`slot(0..${slots - 1}). party(0..${parties - 1}).`]
  meetings.forEach(({ p1, p2, half, fixed, after }, meeting) => {
    facts.push(`of(${meeting},${p1}). of(${meeting},${p2}).`)
    for (let slot = 0; slot < slots; slot++) {
      const isMorning = slot < morningSlots
      if ((half === 'morning' && !isMorning) || (half === 'afternoon' && isMorning)) continue
      if (fixed !== null && fixed !== slot) continue
      if (forbidden[p1]?.includes(slot) === true || forbidden[p2]?.includes(slot) === true) continue
      facts.push(`may(${meeting},${slot}).`)
    }
    for (const earlier of after) facts.push(`before(${earlier},${meeting}).`)
  })
  const counts = Array<number>(parties).fill(0)
  for (const { p1, p2 } of meetings) for (const party of [p1, p2]) counts[party] = (counts[party] ?? 0) + 1
  for (const [party, count] of counts.entries()) facts.push(`count(${party},${count}).`)
  return `${facts.join('\n')}
meeting(M) :- of(M,_).
1 { at(M,T) : may(M,T) } 1 :- meeting(M).
:- slot(T), party(P), 2 { at(M,T) : of(M,P) }.
:- slot(T), ${tables + 1} { at(M,T) }.
used(P,T) :- at(M,T), of(M,P).
:- count(P,N), N > 0, not N { used(P,T) } N.
held(P,T) :- used(P,T).
held(P,T+1) :- held(P,T), slot(T+1).
hole(P,T) :- held(P,T), not used(P,T), used(P,T+1).
:- before(E,M), at(M,T), at(E,U), U >= T.
1 { least(0..${slots}) } 1.
:- least(L), party(P), not L { hole(P,T) }.
:- least(L), party(P), L + ${fairness + 1} { hole(P,T) }.
#minimize { 1,P,T : hole(P,T) }.
#show at/2.
`
}

/** Case B for MiniZinc: the participants' view with a global constraint of clashes for each. */
export const sessionsMzn = (
  fairness: number,
): string => `include "alldifferent.mzn"; include "global_cardinality_low_up.mzn";
int: nBusiness; int: nMeetings; int: nTables; int: nTotalSlots; int: nMorningSlots;
array[1..nMeetings,1..3] of int: requested;
array[1..nBusiness] of set of int: meetingsxBusiness; array[1..nBusiness] of int: nMeetingsBusiness;
array[1..nBusiness] of set of int: forbidden; array[1..nMeetings] of int: fixed;
array[1..nMeetings] of set of int: precedences;
array[1..nMeetings] of var 1..nTotalSlots: at;
array[1..nBusiness] of set of int: own =
  [{ m | m in 1..nMeetings where requested[m,1] = p \\/ requested[m,2] = p } | p in 1..nBusiness];
array[1..nBusiness,1..nTotalSlots] of var bool: used;
array[1..nBusiness] of var 0..nTotalSlots: breaks;
constraint forall(p in 1..nBusiness)(alldifferent([at[m] | m in own[p]]));
constraint forall(p in 1..nBusiness, t in 1..nTotalSlots)(used[p,t] <-> exists(m in own[p])(at[m] = t));
constraint forall(p in 1..nBusiness)(sum(t in 1..nTotalSlots)(bool2int(used[p,t])) = card(own[p]));
constraint global_cardinality_low_up(at, [t | t in 1..nTotalSlots], [0 | t in 1..nTotalSlots], [nTables | t in 1..nTotalSlots]);
constraint forall(m in 1..nMeetings)(
  (requested[m,3] = 1 -> at[m] <= nMorningSlots) /\\ (requested[m,3] = 2 -> at[m] > nMorningSlots) /\\
  (fixed[m] > 0 -> at[m] = fixed[m]) /\\
  forall(t in forbidden[requested[m,1]] union forbidden[requested[m,2]] where t > 0)(at[m] != t) /\\
  forall(e in precedences[m])(at[e] < at[m]));
constraint forall(p in 1..nBusiness)(breaks[p] = sum(t in 2..nTotalSlots)(
  bool2int(used[p,t] /\\ not used[p,t-1] /\\ exists(u in 1..t-2)(used[p,u]))));
constraint max(breaks) - min(breaks) <= ${fairness};
solve :: int_search(at, first_fail, indomain_min) minimize sum(breaks);
output ["breaks = ", show(sum(breaks)), "\\n"];
`
