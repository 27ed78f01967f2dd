import type { ElectronGlobalShortcut } from './api.ts'

/** Keys that reach the application whichever window is in front. */
export interface GlobalKeys {
  /**
   * Takes these keys from the whole desktop; `onKey` gets the accelerator that was pressed.
   * The system decides whether it gives them: see `Taken`.
   */
  take(accelerators: readonly string[], onKey: (accelerator: string) => void): Taken
}

export interface Taken {
  /** Keys that the system did not give: another program has them, or the desktop gives none. */
  readonly refused: readonly string[]
  /**
   * `wayland`: the desktop's portal decides later, and Electron is not told how. A key counts as given and
   * may still never come.
   */
  readonly doubt: 'wayland' | null
  /** Gives the keys back. Idempotent. */
  release(): void
}

export interface Desktop {
  readonly platform: NodeJS.Platform
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Takes keys with Electron's globalShortcut. Only after the application is ready. */
export function globalKeys(shortcuts: ElectronGlobalShortcut, desktop: Desktop): GlobalKeys {
  return {
    take(accelerators, onKey) {
      const taken: string[] = []
      const refused: string[] = []
      for (const accelerator of accelerators) {
        const isTaken = register(shortcuts, accelerator, () => onKey(accelerator))
        ;(isTaken ? taken : refused).push(accelerator)
      }
      return {
        refused,
        doubt: taken.length > 0 && isWayland(desktop) ? 'wayland' : null,
        release() {
          for (const accelerator of taken.splice(0)) shortcuts.unregister(accelerator)
        },
      }
    },
  }
}

/** `register` throws for what it cannot read at all, and says false for what another program has. */
function register(shortcuts: ElectronGlobalShortcut, accelerator: string, onKey: () => void): boolean {
  try {
    return shortcuts.register(accelerator, onKey)
  } catch {
    return false
  }
}

const isWayland = ({ platform, env }: Desktop): boolean =>
  platform === 'linux' && (env.XDG_SESSION_TYPE === 'wayland' || Boolean(env.WAYLAND_DISPLAY))
