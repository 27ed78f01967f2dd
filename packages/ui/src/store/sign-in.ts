import { API } from './address.ts'

const RETRY_MS = 1_500

/**
 * Turns the key in the address (`#key=…`) into a session cookie and takes it out of the address bar and history.
 * True: go on (also without a key: a cookie may be there from before). False: the key was refused.
 * Waits for a server that is not up yet.
 */
export async function signIn(): Promise<boolean> {
  const hash = new URLSearchParams(location.hash.slice(1))
  const token = hash.get('key')
  if (!token) return true
  for (;;) {
    const status = await presentKey(token)
    if (status === 'refused') return false
    if (status === 'accepted') break
    await new Promise((resolve) => setTimeout(resolve, RETRY_MS))
  }
  hash.delete('key')
  const rest = hash.toString()
  history.replaceState(history.state, '', `${location.pathname}${location.search}${rest ? `#${rest}` : ''}`)
  return true
}

/** Asks for a session with a key. */
export async function presentKey(token: string): Promise<'accepted' | 'refused' | 'no-answer'> {
  try {
    const response = await fetch(`${API}/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ token }),
    })
    if (response.ok) return 'accepted'
    return response.status >= 500 || response.status === 429 ? 'no-answer' : 'refused'
  } catch {
    return 'no-answer'
  }
}

/** The key in what somebody typed or pasted: the key itself, or an address that carries it. */
export function keyIn(typed: string): string {
  const words = typed.trim()
  return new URLSearchParams(words.split('#')[1] ?? '').get('key') ?? words
}
