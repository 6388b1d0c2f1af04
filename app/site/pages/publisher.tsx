import type { Ctx } from '../../platform/database/context.ts'
import type { Services } from '../../platform/http/route.ts'
import { readSettings } from '../../platform/settings/readSettings.ts'
import type { Settings } from '../../platform/settings/settings.ts'
import { type Description, DescriptionList, Section } from '../../ui/index.ts'
import { t } from '../messages.ts'

/** What an administration said of itself, beside an article that is the same everywhere. */
export type PublisherFacts = {
  readonly place: 'before' | 'after'
  readonly title: string
  /** In place of the facts, where nothing was said. */
  readonly sentence: string | null
  readonly items: readonly Description[]
}

const lines = (text: string) => <span class="lines">{text}</span>

const mailTo = (address: string) => <a href={`mailto:${address}`}>{address}</a>

const noticesOf = (settings: Settings, demo: boolean): PublisherFacts => {
  const { publisherName, publisherAddress, publicationDirector, host, contactEmail } = settings
  const words = t.publisher
  const items = [
    ...(publisherName === '' ? [] : [{ term: words.name, value: publisherName }]),
    ...(publisherAddress === '' ? [] : [{ term: words.address, value: lines(publisherAddress) }]),
    ...(contactEmail === '' ? [] : [{ term: words.contact, value: mailTo(contactEmail) }]),
    ...(publicationDirector === '' ? [] : [{ term: words.director, value: publicationDirector }]),
    ...(host === '' ? [] : [{ term: words.host, value: lines(host) }]),
  ]
  const nothing = demo ? words.demo : words.nothing
  return { place: 'before', title: words.title, sentence: items.length === 0 ? nothing : null, items }
}

const privacyOf = ({ privacyEmail, contactEmail, publisherName }: Settings): PublisherFacts | null => {
  const words = t.publisher
  const items = [
    ...(publisherName === '' ? [] : [{ term: words.controller, value: publisherName }]),
    ...(privacyEmail === '' ? [] : [{ term: words.officer, value: mailTo(privacyEmail) }]),
    ...(contactEmail === '' ? [] : [{ term: words.contact, value: mailTo(contactEmail) }]),
  ]
  return items.length === 0 ? null : { place: 'after', title: words.whom, sentence: null, items }
}

/** The facts that this article needs; null for the others. */
export const publisherFacts = async (
  article: string,
  ctx: Ctx,
  services: Services,
): Promise<PublisherFacts | null> => {
  if (article !== 'mentions-legales' && article !== 'donnees-personnelles') return null
  const settings = await readSettings(ctx.db, ctx.scope.territoryId)
  return article === 'mentions-legales' ? noticesOf(settings, services.territory.demo) : privacyOf(settings)
}

export const PublisherBlock = ({ facts }: { readonly facts: PublisherFacts }) => (
  <Section title={facts.title}>
    {facts.sentence === null ? <DescriptionList items={facts.items} /> : <p>{facts.sentence}</p>}
  </Section>
)
