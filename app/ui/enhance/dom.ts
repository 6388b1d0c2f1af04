/** All elements of a part of the page that match. */
export function all<E extends HTMLElement = HTMLElement>(selector: string, root: ParentNode = document): E[] {
  return [...root.querySelectorAll<E>(selector)]
}

/** The nearest element around the target of an event, itself included. */
export function around<E extends HTMLElement = HTMLElement>(event: Event, selector: string): E | null {
  return event.target instanceof Element ? event.target.closest<E>(selector) : null
}

/** Shows what is hidden until a script runs. */
export function reveal(root: ParentNode = document): void {
  for (const element of all('[data-needs-script]', root)) element.hidden = false
}

/** Fired on the document after a part of the page was replaced. */
export const swapped = 'ui:swap'
