import { all, around } from './dom.ts'

const prefix = 'draft:'
const unsaved = new Set(['password', 'file', 'hidden', 'submit', 'button'])

/**
 * Forms marked `data-draft="name"` keep what is typed in the tab's own storage: closing the tab forgets it.
 * A page with `data-draft-clear` (a confirmation) forgets the drafts; with a value, that draft only.
 */
export function drafts(): void {
  for (const sign of all('[data-draft-clear]')) {
    const name = sign.dataset.draftClear
    for (const key of Object.keys(sessionStorage)) {
      if (name ? key === prefix + name : key.startsWith(prefix)) sessionStorage.removeItem(key)
    }
  }
  for (const form of all<HTMLFormElement>('form[data-draft]')) restore(form)
  let timer = 0
  document.addEventListener('input', (event) => {
    const form = around<HTMLFormElement>(event, 'form[data-draft]')
    if (!form) return
    clearTimeout(timer)
    timer = window.setTimeout(() => save(form), 800)
  })
}

/** The tab forgets what it kept of this form. */
export function forgetDraft(form: HTMLFormElement): void {
  if (form.dataset.draft) sessionStorage.removeItem(prefix + form.dataset.draft)
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function controls(form: HTMLFormElement): Control[] {
  return all<Control>('input[name], textarea[name], select[name]', form).filter(
    (control) => !unsaved.has(control.type),
  )
}

function isTick(control: Control): control is HTMLInputElement {
  return control.type === 'checkbox' || control.type === 'radio'
}

function save(form: HTMLFormElement): void {
  const values = controls(form).map((control) => [
    control.name,
    isTick(control) ? control.checked : control.value,
  ])
  try {
    sessionStorage.setItem(prefix + form.dataset.draft, JSON.stringify(values))
  } catch {
    // Storage full or refused: the form works as it does without a draft.
  }
}

function restore(form: HTMLFormElement): void {
  const saved = sessionStorage.getItem(prefix + form.dataset.draft)
  if (!saved) return
  const values = JSON.parse(saved) as [string, string | boolean][]
  const fields = controls(form)
  // The form changed since: names no longer stand at the same places.
  if (fields.length !== values.length || fields.some((field, index) => field.name !== values[index]?.[0]))
    return
  fields.forEach((field, index) => {
    const value = values[index]?.[1]
    if (isTick(field)) field.checked = value === true
    else if (typeof value === 'string') field.value = value
  })
}
