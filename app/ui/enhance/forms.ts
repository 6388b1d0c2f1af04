import { all, around } from './dom.ts'

/** Focus on the error summary, and no second sending of a form that is under way. */
export function forms(): void {
  // `autofocus` does it in most browsers; the others are helped once the page is drawn.
  requestAnimationFrame(() => {
    if (document.activeElement === document.body) all('[data-focus]')[0]?.focus()
  })
  document.addEventListener('submit', (event) => {
    const form = around<HTMLFormElement>(event, 'form[data-once]')
    if (!form || event.defaultPrevented) return
    if (form.getAttribute('aria-busy')) {
      event.preventDefault()
      return
    }
    form.setAttribute('aria-busy', 'true')
    const { submitter } = event as SubmitEvent
    // `disabled` would take the button's own value out of what is sent; this does not.
    submitter?.setAttribute('aria-disabled', 'true')
    const status = document.createElement('span')
    status.className = 'visually-hidden'
    status.setAttribute('role', 'status')
    form.append(status)
    status.textContent = form.dataset.once ?? ''
  })
  // Back from the next page: the browser shows this one as it was left.
  window.addEventListener('pageshow', (event) => {
    if (!event.persisted) return
    for (const form of all('form[aria-busy]')) {
      form.removeAttribute('aria-busy')
      for (const button of all('[aria-disabled]', form)) button.removeAttribute('aria-disabled')
    }
  })
}
