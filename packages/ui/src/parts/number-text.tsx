const DASH = '-'

/**
 * A ticket number in large type: proportional digits, and air around each 1 so that its foot does not touch its
 * neighbour. The text stays the plain number, for whoever reads or copies it.
 */
export function NumberText({ number, className }: { readonly number: string; readonly className?: string }) {
  return (
    <span className={className ? `number-text ${className}` : 'number-text'}>
      {[...number].map((sign, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the signs of a number have no other identity
        <span key={index} className={sign === DASH ? 'number-dash' : sign === '1' ? 'number-one' : undefined}>
          {sign}
        </span>
      ))}
    </span>
  )
}
