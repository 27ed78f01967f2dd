import { KEY_CAPS } from '../keys/shortcuts.ts'

/** The keys of an action as printed on its button; screen readers get `aria-keyshortcuts` instead. */
export function KeyCaps({ of }: { readonly of: keyof typeof KEY_CAPS }) {
  return (
    <span className="key-caps" aria-hidden="true">
      {KEY_CAPS[of].map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </span>
  )
}
