import { ButtonLink } from '../../ui/index.ts'
import { t } from '../messages.ts'
import { addressOf, type ListQuery } from './listQuery.ts'

/** Towards the form that puts a structure in a list; `slug` ends with its short identifier. */
export const PutAside = ({ slug, name, small }: { slug: string; name?: string; small?: boolean }) => (
  <ButtonLink
    kind="quiet"
    small={small}
    icon="list"
    context={name}
    href={`/listes/ajout?structure=${encodeURIComponent(slug)}`}
  >
    {t.putAside.add}
  </ButtonLink>
)

/** Towards the form that follows this search. */
export const FollowSearch = ({ query }: { query: ListQuery }) => {
  const address = addressOf('', query, { vue: undefined, page: undefined, tri: undefined }).slice(1)
  return (
    <ButtonLink
      kind="quiet"
      icon="bell"
      href={`/compte/alertes/ajout?recherche=${encodeURIComponent(address)}`}
    >
      {t.putAside.follow}
    </ButtonLink>
  )
}
