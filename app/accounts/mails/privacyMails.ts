import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { mailAddress } from '../../platform/mail/message.ts'
import { queueMail } from '../../platform/mail/queueMail.ts'
import type { MailBlock } from '../../platform/mail/template.tsx'
import type { PersonalExport } from '../domain/personalExport.ts'
import { findPerson } from '../store/people.ts'
import { t } from './privacyMessages.ts'

type Site = Pick<Services, 'territory' | 'publicUrl'>

export const exportPath = (id: string): string => `/compte/exports/${id}`

const paragraph = (text: string): MailBlock => ({ kind: 'paragraph', text })

/** The copy is ready: a link to its page, never the file itself. */
export const mailExportReady = async (ctx: Ctx, site: Site, wanted: PersonalExport): Promise<void> => {
  const words = t.mails
  const to = mailAddress((await findPerson(ctx.db, wanted.personId))?.email ?? '')
  if (to === null) return
  await queueMail(ctx, {
    key: `export-ready:${wanted.id}`,
    template: 'export-ready',
    to,
    subject: words.readySubject,
    content: {
      territory: site.territory.name,
      title: words.readyTitle,
      reason: words.reason,
      blocks: [
        paragraph(words.hello),
        paragraph(words.readyText),
        { kind: 'link', label: words.readyButton, url: `${site.publicUrl}${exportPath(wanted.id)}` },
        paragraph(words.readyNotYou),
      ],
    },
  })
}
