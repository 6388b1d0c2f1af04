import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
  WebAuthnError,
} from '@simplewebauthn/browser'

type Problem = 'cancelled' | 'known' | 'unable' | 'address' | 'busy' | 'failed'

type Props = {
  readonly ceremony: 'create' | 'get'
  /** Where a challenge is asked for. */
  readonly challenge: string
  readonly problems: Readonly<Record<Problem | 'working', string>>
}

/** Kinds of what authenticators say: each has a sentence. */
const problemOf = (error: unknown): Problem => {
  if (!(error instanceof Error)) return 'failed'
  if (error.name === 'Busy') return 'busy'
  if (error.name === 'NotAllowedError' || error.name === 'AbortError') return 'cancelled'
  if (error.name === 'InvalidStateError') return 'known'
  if (error.name === 'ConstraintError' || error.name === 'NotSupportedError') return 'unable'
  if (error.name === 'SecurityError') return 'address'
  return error instanceof WebAuthnError && error.cause instanceof Error ? problemOf(error.cause) : 'failed'
}

const named = (name: string): Error => Object.assign(new Error(name), { name })

/** A challenge of the server. An answer from elsewhere is the page that asks for a proof first: null, once on the way to it. */
const challengeOf = async (path: string, csrf: string): Promise<unknown> => {
  const answer = await fetch(path, { method: 'POST', body: new URLSearchParams({ _csrf: csrf }) })
  if (answer.redirected) {
    location.assign(answer.url)
    return null
  }
  if (answer.status === 429) throw named('Busy')
  if (!answer.ok) throw named('Refused')
  return answer.json()
}

/** Asks the authenticator before the form leaves, and sends its answer in a field of it. */
export const mount = (element: HTMLElement, given: unknown): void => {
  if (!browserSupportsWebAuthn()) return
  const { ceremony, challenge, problems } = given as Props
  const part = (name: string) => element.querySelector<HTMLElement>(`[data-passkey="${name}"]`)
  const form = element.querySelector('form')
  const [absent, ready, status, problem] = ['absent', 'ready', 'status', 'problem'].map(part)
  if (!form || !absent || !ready || !status || !problem) return
  absent.hidden = true
  ready.hidden = false
  const field = (name: string) => form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
  let working = false

  const run = async (): Promise<void> => {
    const options = await challengeOf(challenge, field('_csrf')?.value ?? '')
    const answer = field('answer')
    if (options === null || answer === null) return
    status.textContent = problems.working
    const made =
      ceremony === 'create'
        ? await startRegistration({ optionsJSON: options as PublicKeyCredentialCreationOptionsJSON })
        : await startAuthentication({ optionsJSON: options as PublicKeyCredentialRequestOptionsJSON })
    answer.value = JSON.stringify(made)
    // The event was handled: this sends the form without another one.
    form.submit()
  }

  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (working) return
    working = true
    problem.textContent = ''
    run().catch((error: unknown) => {
      working = false
      status.textContent = ''
      problem.textContent = problems[problemOf(error)]
    })
  })
}
