/** Something to do, the most pressing first. */
export type Task = { readonly title: string; readonly text: string; readonly href: string }

/** A page where an administrator works. */
export type Shortcut = { readonly title: string; readonly text: string; readonly href: string }

/** How many there are of something. */
export type Figure = { readonly label: string; readonly value: number; readonly href: string }

/** What a module brings to the dashboard of administrators. */
export type Contributions = {
  readonly tasks: readonly Task[]
  readonly shortcuts: readonly Shortcut[]
  readonly figures: readonly Figure[]
}

/** All contributions in one, in the order of the modules. */
export const gather = (parts: readonly Contributions[]): Contributions => ({
  tasks: parts.flatMap(({ tasks }) => tasks),
  shortcuts: parts.flatMap(({ shortcuts }) => shortcuts),
  figures: parts.flatMap(({ figures }) => figures),
})
