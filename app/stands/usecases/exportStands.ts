import { type OpenMapEvent, roleNames } from '../../events/index.ts'
import type { Ctx } from '../../platform/database/context.ts'
import type { Sheet } from '../../platform/tables/write.ts'
import { equipmentText } from '../domain/words.ts'
import { t } from '../messages.ts'
import { readStands } from './readStands.ts'

/** Stands by number with who has them, then exhibitors with what they asked for: two sheets. */
export const exportStands = async (
  ctx: Ctx,
  { event }: { readonly event: OpenMapEvent },
): Promise<{ readonly stands: Sheet; readonly requests: Sheet }> => {
  const { stands, exhibitors } = await readStands(ctx, event)
  const c = t.export.columns
  return {
    stands: {
      name: t.export.stands,
      columns: [c.number, c.label, c.column, c.row, c.equipment, c.body, c.missing],
      rows: stands.map(({ id, number, label, x, y, equipment }) => {
        const holder = exhibitors.find(({ stand }) => stand?.id === id)
        return [
          number,
          label,
          x,
          y,
          equipmentText(equipment),
          holder?.participant.displayName ?? null,
          equipmentText(holder?.missing ?? []),
        ]
      }),
    },
    requests: {
      name: t.export.requests,
      columns: [c.body, c.role, c.state, c.needs, c.note, c.number, c.reason, c.listed],
      rows: exhibitors.map(({ participant, request, stand, needs }) => [
        participant.displayName,
        roleNames[participant.role],
        request === null ? t.export.none : t.states[request.state],
        equipmentText(needs),
        request?.note ?? null,
        stand?.number ?? null,
        request?.reason ?? null,
        request?.listed === true ? t.export.yes : t.export.no,
      ]),
    },
  }
}
