import type { Labels } from '../messages.ts'
import { messages, wordsOf } from '../messages.ts'
import type { Children, DataAttributes } from '../props.ts'
import { classes, idOf } from '../props.ts'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'

/** Errors by field name, as a form's reader makes them. */
export type FieldErrors = { readonly [name: string]: string | undefined }

export interface FormProps {
  readonly action: string
  readonly method?: 'get' | 'post' | undefined
  /** Token against forged requests, sent as `_csrf`; compulsory on posts. */
  readonly csrf?: string | undefined
  /** Idempotency key, sent as `_key`: the same form sent twice is done once. */
  readonly idempotencyKey?: string | undefined
  readonly hidden?: { readonly [name: string]: string | undefined } | undefined
  /** Sends files. */
  readonly multipart?: boolean | undefined
  readonly id?: string | undefined
  /** Accessible name, when the page has several forms. */
  readonly label?: string | undefined
  /** Name under which what is typed is kept in the tab until the form is accepted. */
  readonly draft?: string | undefined
  /** Address of ours where what is typed is sent by itself from time to time; it answers `{ said }`, shown by `AutosaveNote`. */
  readonly autosave?: string | undefined
  /** In a row, for one or two controls in a toolbar or a table cell. */
  readonly inline?: boolean | undefined
  readonly data?: DataAttributes | undefined
  readonly children: Children
}

/**
 * A form. The browser's own messages are off: they vanish, speak the browser's language and are read badly;
 * the server answers with the error summary and an error beside each field.
 */
export function Form(props: FormProps) {
  const { method = 'post' } = props
  return (
    <form
      class={classes('form', props.inline && 'form-inline')}
      id={props.id}
      action={props.action}
      method={method}
      enctype={props.multipart ? 'multipart/form-data' : undefined}
      aria-label={props.label}
      novalidate
      data-once={method === 'post' ? messages.form.busy : undefined}
      data-draft={props.draft}
      data-autosave={props.autosave}
      {...props.data}
    >
      {props.csrf && <input type="hidden" name="_csrf" value={props.csrf} />}
      {props.idempotencyKey && <input type="hidden" name="_key" value={props.idempotencyKey} />}
      <HiddenInputs values={props.hidden} />
      {props.children}
    </form>
  )
}

/** What was saved by itself, within a form that says `autosave`; without the script it stays hidden. */
export const AutosaveNote = ({ children }: { readonly children: Children }) => (
  <p class="hint" data-autosaved data-needs-script hidden>
    {children}
  </p>
)

/** Values that travel with a form without being shown. */
export function HiddenInputs({
  values = {},
}: {
  readonly values?: { readonly [name: string]: string | undefined } | undefined
}) {
  return (
    <>
      {Object.entries(values).map(
        ([name, value]) =>
          value !== undefined && <input key={name} type="hidden" name={name} value={value} />,
      )}
    </>
  )
}

export interface ErrorSummaryProps {
  /** By field name; a field that keeps its default id is linked. `form` = of no field: it leads nowhere unless its id is said. */
  readonly errors: FieldErrors
  /** Ids of the fields whose id is not made from their name. */
  readonly ids?: { readonly [name: string]: string } | undefined
  readonly title?: string | undefined
}

/** Top of a refused form: takes focus, lists what to mend, each a link to its field. Nothing when no error. */
export function ErrorSummary({ errors, ids = {}, title }: ErrorSummaryProps) {
  const list = Object.entries(errors).filter((entry): entry is [string, string] => Boolean(entry[1]))
  if (list.length === 0) return null
  const words = messages.form
  return (
    <div class="error-summary" role="alert" tabIndex={-1} data-focus="" id="erreurs" autofocus>
      <h2>
        <Icon name="circle-alert" size={24} />
        {title ?? (list.length > 1 ? words.summaryTitlePlural : words.summaryTitle)}
      </h2>
      <ul>
        {list.map(([name, message]) => (
          <li key={name}>
            {name === 'form' && ids.form === undefined ? (
              message
            ) : (
              <a href={`#${ids[name] ?? idOf(name)}`}>{message}</a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

export interface SearchBoxProps {
  readonly action: string
  /** Says what is searched: « Rechercher une structure ». */
  readonly label: string
  readonly name?: string | undefined
  readonly value?: string | undefined
  readonly id?: string | undefined
  readonly hint?: Children
  /** Other parameters of the address, kept. */
  readonly hidden?: { readonly [name: string]: string | undefined } | undefined
  /** `compact` in the header (label for screen readers only), `large` on the home page. */
  readonly size?: 'compact' | 'normal' | 'large' | undefined
  readonly labels?: Labels<'form'> | undefined
}

/** A search form of one field. */
export function SearchBox(props: SearchBoxProps) {
  const { name = 'q', size = 'normal' } = props
  const id = props.id ?? `recherche-${idOf(name)}`
  return (
    <search class={`search-box search-${size}`}>
      <form action={props.action} method="get">
        <HiddenInputs values={props.hidden} />
        <label class={classes('label', size === 'compact' && 'visually-hidden')} for={id}>
          {props.label}
        </label>
        {props.hint && (
          <div class="hint" id={`${id}-hint`}>
            {props.hint}
          </div>
        )}
        <div class="search-row">
          <input
            class="input"
            type="search"
            id={id}
            name={name}
            value={props.value}
            // In the header the label is for screen readers: the eye gets its words here.
            placeholder={size === 'compact' ? props.label : undefined}
            autocomplete="off"
            enterkeyhint="search"
            aria-describedby={props.hint ? `${id}-hint` : undefined}
          />
          <Button icon="search">{wordsOf('form', props.labels).search}</Button>
        </div>
      </form>
    </search>
  )
}
