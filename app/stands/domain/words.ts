import { t } from '../messages.ts'
import type { Equipment } from './stand.ts'

/** `Table, Électricité` */
export const equipmentText = (those: readonly Equipment[]): string =>
  those.map((one) => t.equipment[one]).join(', ')
