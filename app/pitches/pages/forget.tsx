/** Forgets what the tab kept of a form, once the server has it: what it kept would cover what was saved elsewhere since. */
export const Forget = ({ draft }: { readonly draft: string }) => <span hidden data-draft-clear={draft} />
