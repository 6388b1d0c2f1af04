import type { ComponentChildren } from 'preact'
import type { Ctx } from '../../../platform/database/context.ts'
import type { BannerTone, IconName } from '../../../ui/index.ts'
import type { Structure } from '../../domain/structure.ts'

/** A button of the record: propose a correction, add to a shortlist. */
export type RecordAction = {
  readonly label: string
  readonly href: string
  readonly icon?: IconName
  readonly primary?: boolean
}

/** A part of the record that another module knows: public contracts won, days it came to. */
export type RecordSection = {
  /** Without accents nor spaces: the address of the part within the page. */
  readonly id: string
  readonly title: string
  readonly body: ComponentChildren
}

/** What the reader must know before the rest: nobody has claimed this record, two records are the same. */
export type RecordBanner = {
  readonly tone: BannerTone
  readonly title: string
  readonly text?: string
  readonly action?: { readonly label: string; readonly href: string }
}

/**
 * What a module brings to the page of a record, for whoever reads it (`ctx.actor`): those modules know `directory`, which
 * knows none of them.
 */
export type RecordContribution = {
  readonly actions?: (ctx: Ctx, structure: Structure) => Promise<readonly RecordAction[]>
  readonly sections?: (ctx: Ctx, structure: Structure) => Promise<readonly RecordSection[]>
  readonly banners?: (ctx: Ctx, structure: Structure) => Promise<readonly RecordBanner[]>
}

export type Contributed = {
  readonly actions: readonly RecordAction[]
  readonly sections: readonly RecordSection[]
  readonly banners: readonly RecordBanner[]
}

/** All that the modules bring, in their order. */
export const contributedTo = async (
  contributions: readonly RecordContribution[],
  ctx: Ctx,
  structure: Structure,
): Promise<Contributed> => {
  const all = {
    actions: [] as RecordAction[],
    sections: [] as RecordSection[],
    banners: [] as RecordBanner[],
  }
  // One connection serves a page: its questions follow one another.
  for (const one of contributions) {
    all.actions.push(...((await one.actions?.(ctx, structure)) ?? []))
    all.sections.push(...((await one.sections?.(ctx, structure)) ?? []))
    all.banners.push(...((await one.banners?.(ctx, structure)) ?? []))
  }
  return all
}
