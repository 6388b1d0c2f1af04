import type { Ctx } from '../../platform/database/context.ts'

/** What the directory knows of these SIRET numbers. */
export const directoryBySiret = async (_ctx: Ctx, _sirets: readonly string[]) => {
  const structures = new Map<string, { readonly id: string }>()
  return {
    isSiret: (text: string): boolean => /^\d{14}$/.test(text),
    structureOf: (siret: string) => structures.get(siret),
  }
}
