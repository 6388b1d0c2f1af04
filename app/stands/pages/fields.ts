import { z } from 'zod'
import { many } from '../../platform/http/input.ts'
import { equipment } from '../domain/stand.ts'
import { t } from '../messages.ts'

export const equipmentField = many(z.enum(equipment, 'Choisissez parmi les équipements proposés.'))

export const equipmentOptions = equipment.map((value) => ({ value, label: t.equipment[value] }))
