import type { ErrorPages } from '../platform/http/shell.ts'
import { Actions, ButtonLink, PageTitle } from '../ui/index.ts'
import { t } from './messages.ts'

/** What happened, why, what to do, and the reference that finds it in the logs. */
export const errorPages: ErrorPages = ({ status, reference, problems = [], cause }) => {
  const title = cause === undefined ? t.errors[`e${status}`] : t.errors[cause]
  const lead = cause === undefined ? t.errors[`e${status}Text`] : t.errors[`${cause}Text`]
  return {
    kind: 'page',
    status,
    title,
    indexed: false,
    breadcrumb: [{ label: title }],
    body: (
      <>
        <PageTitle title={title} lead={lead} />
        {problems.length > 0 && (
          <ul>
            {problems.map((problem) => (
              <li key={problem.field + problem.sentence}>
                <strong>{problem.field}</strong> – {problem.sentence}
              </li>
            ))}
          </ul>
        )}
        {status >= 500 && reference !== '' && <p>{t.errors.reference(reference)}</p>}
        <Actions>
          <ButtonLink href="/">{t.errors.home}</ButtonLink>
          <ButtonLink href="/structures" kind="secondary">
            {t.errors.search}
          </ButtonLink>
        </Actions>
      </>
    ),
  }
}
