import { catalogue } from '../i18n/catalogue.ts'

export const t = catalogue({
  fr: {
    pageOf: (page: number, pages: number) => `Page ${page} sur ${pages}`,
  },
})
