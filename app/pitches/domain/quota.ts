/** What a quota counts: structures of a sector, of a département, or that never presented themselves. */
export const quotaKinds = ['sector', 'department', 'first-timer'] as const
export type QuotaKind = (typeof quotaKinds)[number]

/**
 * At most or at least so many of the chosen. Without a code, « at most » holds for each sector or each département: at
 * most two of a same sector.
 */
export type Quota = {
  readonly kind: QuotaKind
  readonly bound: 'most' | 'least'
  readonly code: string | null
  readonly count: number
}

/** What quotas look at in an application. */
export type Profile = {
  readonly sector: string | null
  readonly department: string | null
  readonly firstTimer: boolean
}

/** A quota for one code: what is counted. */
export type Bound = { readonly quota: Quota; readonly counts: (profile: Profile) => boolean }

const codeOf = (kind: QuotaKind, profile: Profile): string | null =>
  kind === 'sector' ? profile.sector : kind === 'department' ? profile.department : null

/** Quotas without a code, spelled for each code that occurs. */
export const boundsOf = (quotas: readonly Quota[], profiles: readonly Profile[]): Bound[] =>
  quotas.flatMap((quota): Bound[] => {
    if (quota.kind === 'first-timer') return [{ quota, counts: (one) => one.firstTimer }]
    if (quota.code !== null) return [{ quota, counts: (one) => codeOf(quota.kind, one) === quota.code }]
    const codes = new Set(profiles.flatMap((one) => codeOf(quota.kind, one) ?? []))
    return [...codes].map((code) => ({
      quota: { ...quota, code },
      counts: (one: Profile) => codeOf(quota.kind, one) === code,
    }))
  })

export type QuotaCheck = { readonly quota: Quota; readonly counted: number; readonly met: boolean }

/** Each quota against this selection. */
export const checkQuotas = (quotas: readonly Quota[], selection: readonly Profile[]): readonly QuotaCheck[] =>
  quotas.map((quota) => {
    const counts = boundsOf([quota], selection).map(({ counts: fits }) => selection.filter(fits).length)
    const counted = Math.max(0, ...counts)
    return { quota, counted, met: quota.bound === 'most' ? counted <= quota.count : counted >= quota.count }
  })
