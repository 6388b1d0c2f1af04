import type { Labels } from '../messages.ts'
import { wordsOf } from '../messages.ts'
import type { Children, HeadingLevel } from '../props.ts'
import { ButtonLink } from './button.tsx'
import type { ProgressProps } from './feedback.tsx'
import { Progress } from './feedback.tsx'
import { Icon } from './icon.tsx'
import { PageTitle } from './page.tsx'

export interface Step {
  readonly label: string
  readonly state: 'done' | 'current' | 'todo'
  /** Only for steps that may be opened. */
  readonly href?: string | undefined
}

/** Where the reader is in a form of several pages. */
export function Stepper({
  steps,
  labels,
}: {
  readonly steps: readonly Step[]
  readonly labels?: Labels<'stepper'> | undefined
}) {
  const words = wordsOf('stepper', labels)
  const current = steps.findIndex((step) => step.state === 'current')
  return (
    <nav class="stepper" aria-label={words.label}>
      {current >= 0 && (
        <p class="stepper-now">
          {words.step} {current + 1} {words.of} {steps.length}
        </p>
      )}
      <ol>
        {steps.map((step, index) => (
          <li
            key={step.label}
            class={`step step-${step.state}`}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            <span class="step-number" aria-hidden="true">
              {step.state === 'done' ? <Icon name="check" size={16} /> : index + 1}
            </span>
            {step.href ? <a href={step.href}>{step.label}</a> : <span>{step.label}</span>}
            <span class="visually-hidden"> ({words[step.state]})</span>
          </li>
        ))}
      </ol>
    </nav>
  )
}

export interface CheckSection {
  readonly title: string
  /** Page of the step; it comes back here. */
  readonly editHref?: string | undefined
  readonly items: readonly { readonly label: string; readonly value?: Children }[]
}

/** All the answers before sending, each section with « Modifier ». */
export function CheckAnswers(props: {
  readonly sections: readonly CheckSection[]
  readonly level?: HeadingLevel | undefined
  readonly labels?: Labels<'check'> | undefined
}) {
  const words = wordsOf('check', props.labels)
  const Heading = `h${props.level ?? 2}` as const
  return (
    <div class="check-answers">
      {props.sections.map((section) => (
        <section key={section.title} class="check-section">
          <div class="section-head">
            <Heading>{section.title}</Heading>
            {section.editHref && (
              <ButtonLink href={section.editHref} kind="quiet" small icon="pencil" context={section.title}>
                {words.edit}
              </ButtonLink>
            )}
          </div>
          <dl class="descriptions">
            {section.items.map((item) => (
              <div key={item.label} class="description">
                <dt>{item.label}</dt>
                <dd>{item.value ?? <span class="muted">{words.empty}</span>}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  )
}

export interface ConfirmationProps {
  /** The page's `h1`: « Votre besoin est publié ». */
  readonly title: string
  readonly reference?: string | undefined
  /** What happens next, mail sent, when. */
  readonly children: Children
  readonly actions?: Children
  readonly labels?: Labels<'confirmation'> | undefined
}

/** End of a form: done, reference, what happens next. */
export function Confirmation({ title, reference, children, actions, labels }: ConfirmationProps) {
  const words = wordsOf('confirmation', labels)
  return (
    <div class="confirmation" data-draft-clear="">
      <div class="confirmation-panel">
        <Icon name="circle-check" size={32} />
        <h1>{title}</h1>
        {reference && (
          <p>
            {words.reference} <strong class="code">{reference}</strong>
          </p>
        )}
      </div>
      <h2>{words.next}</h2>
      {children}
      {actions && <div class="actions">{actions}</div>}
    </div>
  )
}

export interface TaskPageProps {
  readonly title: string
  readonly lead?: Children
  readonly progress: ProgressProps
  /** This page's address, for « Actualiser ». */
  readonly href: string
  /** A form that stops the work. */
  readonly cancel?: Children
  readonly children?: Children
  readonly labels?: Labels<'progress'> | undefined
}

/** Page of a long piece of work: leave, come back, stop. */
export function TaskPage({ title, lead, progress, href, cancel, children, labels }: TaskPageProps) {
  const words = wordsOf('progress', labels)
  return (
    <div class="task-page">
      <PageTitle title={title} lead={lead} />
      <div class="panel">
        <Progress {...progress} />
        <p>{words.leave}</p>
        <div class="actions">
          <ButtonLink href={href} icon="refresh-cw">
            {words.refresh}
          </ButtonLink>
          {cancel}
        </div>
      </div>
      {children}
    </div>
  )
}
