import { natureOf } from '../../events/pages/index.ts'
import { Tag } from '../../ui/index.ts'
import type { Question } from '../domain/call.ts'
import { fileFor, filesMissing, type GivenFile } from '../domain/files.ts'
import type { Registration } from '../domain/registration.ts'
import { o } from './organiserMessages.ts'

/** What one person gave, and what is still expected of them. */
export const FilesCell = (props: {
  readonly registration: Registration
  readonly questions: readonly Question[]
  readonly files: readonly GivenFile[]
  readonly href: (question: Question) => string
}) => {
  const { registration, questions, files, href } = props
  const missing = filesMissing(questions, registration, files)
  return (
    <>
      {questions.map((question) => {
        const given = fileFor(files, registration, question)
        if (given === undefined && !missing.includes(question)) return null
        return (
          <div key={question.id}>
            {given === undefined ? (
              <Tag tone="warning">{o.files.missing(question.label)}</Tag>
            ) : (
              <>
                <a href={href(question)} download>
                  {given.name}
                </a>
                <span class="description-note">
                  {question.label}, {natureOf(given)}
                </span>
              </>
            )}
          </div>
        )
      })}
    </>
  )
}
