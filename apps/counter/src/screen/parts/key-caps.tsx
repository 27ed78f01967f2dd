import { KEY_CAPS } from '../keys/shortcuts.ts'

/** The keys of an action as printed on its button; screen readers get `aria-keyshortcuts` instead. */
export function KeyCaps({ of, only = 2 }: { readonly of: keyof typeof KEY_CAPS; readonly only?: number }) {
  return (
    <span className="key-caps" aria-hidden="true">
      {KEY_CAPS[of].slice(0, only).map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
