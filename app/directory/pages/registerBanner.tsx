import { Banner } from '../../ui/index.ts'

/** What the register of companies says of an establishment, or that it says nothing now. */
export type RegisterSaid = { readonly tone: 'info' | 'warning' | 'error'; readonly text: string }

export const RegisterBanner = ({ said }: { readonly said: RegisterSaid }) => (
  <Banner tone={said.tone}>
    <p>{said.text}</p>
  </Banner>
)
