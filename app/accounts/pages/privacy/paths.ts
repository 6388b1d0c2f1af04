export { erasurePath, exportPath } from '../../mails/privacyMails.ts'

export const privacyPath = '/compte/mes-donnees'
export const readingsPath = `${privacyPath}/consultations`
export const consentsPath = `${privacyPath}/accords`
export const exportsPath = '/compte/exports'
