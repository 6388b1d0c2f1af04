import type { CDPSession, Page } from 'playwright-core'

/** What an authenticator holds, as the debugger gives it and takes it back. */
export type Held = {
  readonly credentialId: string
  readonly isResidentCredential: boolean
  readonly privateKey: string
  readonly signCount: number
  readonly rpId?: string
  readonly userHandle?: string
}

/**
 * A telephone or a computer that Chromium imagines for this page, and that answers at once. For one that recognises nobody
 * Chromium makes no passkey and finds none by itself: it is given that of another, and used where its name is known.
 */
export const virtualKey = async (page: Page, options: { readonly verifies: boolean }) => {
  const browser: CDPSession = await page.context().newCDPSession(page)
  await browser.send('WebAuthn.enable')
  const { authenticatorId } = await browser.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: options.verifies,
      isUserVerified: options.verifies,
      automaticPresenceSimulation: true,
    },
  })
  const held = async (): Promise<readonly Held[]> =>
    (await browser.send('WebAuthn.getCredentials', { authenticatorId })).credentials
  return {
    held,
    give: (credential: Held) => browser.send('WebAuthn.addCredential', { authenticatorId, credential }),
    unplug: async (): Promise<void> => {
      await browser.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
      await browser.send('WebAuthn.disable')
      await browser.detach()
    },
  }
}
