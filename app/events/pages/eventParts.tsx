import { formatFullDate } from '../../platform/i18n/format.ts'
import { Card, ExternalLink, Grid, Section } from '../../ui/index.ts'
import type { EventPartner, OpenMapEvent } from '../domain/event.ts'
import type { EventFile } from '../domain/file.ts'
import type { PublicDay } from '../usecases/publicDay.ts'
import { filePath } from './paths.ts'
import { eventPath, presentPartners } from './presentEvents.ts'
import { natureOf } from './presentFiles.ts'
import { p } from './publicMessages.ts'

const Named = (props: {
  readonly event: OpenMapEvent
  readonly partner: EventPartner
  readonly logo: EventFile | undefined
}) => {
  const { event, partner, logo } = props
  return (
    <li>
      {logo !== undefined && (
        <img
          class="logo"
          src={filePath(event, logo)}
          // The name stands beside it: said once.
          alt={logo.title === partner.name ? '' : logo.title}
          width={logo.width ?? undefined}
          height={logo.height ?? undefined}
        />
      )}
      <span>
        {partner.link === null ? (
          partner.name
        ) : (
          <ExternalLink href={partner.link}>{partner.name}</ExternalLink>
        )}
      </span>
      {partner.note !== null && <span class="partner-note">{partner.note}</span>}
    </li>
  )
}

/** The organisations that the day names, by what they do for it. */
export const Partners = ({ day: { event, partners, files } }: { day: PublicDay }) => {
  const logos = new Map(files.map((file) => [file.id, file]))
  return partners.length === 0 ? null : (
    <Section title={p.event.partners} lead={event.fictitious ? undefined : p.event.partnersLead}>
      <Grid columns={2}>
        {presentPartners(partners).map(({ role, title, names }) => (
          <Card key={role} title={title} level={3}>
            <ul class="partners">
              {names.map((partner) => (
                <Named
                  key={partner.id}
                  event={event}
                  partner={partner}
                  logo={logos.get(partner.logoId ?? '')}
                />
              ))}
            </ul>
          </Card>
        ))}
      </Grid>
    </Section>
  )
}

/** One shelf of what there is to read; nothing when it is empty. */
export const Documents = (props: {
  readonly event: OpenMapEvent
  readonly files: readonly EventFile[]
  readonly kind: EventFile['kind']
  readonly title: string
}) => {
  const { event, title } = props
  const files = props.files.filter(({ kind }) => kind === props.kind)
  return files.length === 0 ? null : (
    <Section title={title}>
      <ul>
        {files.map((file) => (
          <li key={file.id}>
            {file.link === null ? (
              <a href={filePath(event, file)} download>
                {file.title} ({natureOf(file)})
              </a>
            ) : (
              <ExternalLink href={file.link}>{file.title}</ExternalLink>
            )}
            {file.audience === 'participants' && ` – ${p.event.participantsOnly}`}
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The days of the same series, when there is another one. */
export const Editions = ({ event, editions }: { event: OpenMapEvent; editions: readonly OpenMapEvent[] }) =>
  event.series === null || editions.length < 2 ? null : (
    <Section title={p.event.editions} lead={p.event.editionsLead(event.series.name)}>
      <ol>
        {editions.map((edition) => {
          const rank = edition.seriesRank === null ? '' : `${p.event.edition(edition.seriesRank)}, `
          const when = `${rank}${formatFullDate(edition.day)}`
          return (
            <li key={edition.id}>
              {edition.id === event.id ? (
                <strong>{edition.title}</strong>
              ) : (
                <a href={eventPath(edition)}>{edition.title}</a>
              )}
              {` – ${when}`}
              {edition.id === event.id && ` (${p.event.thisOne})`}
              {edition.status === 'cancelled' && ` (${p.event.cancelled.toLowerCase()})`}
            </li>
          )
        })}
      </ol>
    </Section>
  )
