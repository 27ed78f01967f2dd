/** What is wrong with how a station was started. `message` says what to do and never holds a secret. */
export interface ConfigFault {
  readonly code:
    | 'unknown-option'
    | 'unexpected-argument'
    | 'missing-option'
    | 'bad-option'
    | 'config-unreadable'
    | 'config-invalid'
    | 'token-missing'
    | 'token-unreadable'
    | 'token-not-minted'
  /** As the person wrote it: `--port`, `port in station.json`. */
  readonly option: string
  readonly message: string
}

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly faults: readonly ConfigFault[] }

export function fault(code: ConfigFault['code'], option: string, message: string): Result<never> {
  return { ok: false, faults: [{ code, option, message }] }
}
