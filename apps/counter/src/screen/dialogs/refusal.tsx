import { IconAlertTriangle } from '@tabler/icons-react'
import { useProblemText } from '../parts/problem-text.ts'

/** Why the master said no, inside the dialog that asked. */
export function Refusal({ code }: { readonly code: string | null }) {
  const problem = useProblemText()
  return (
    <div role="alert">
      {code && (
        <p className="refusal">
          <IconAlertTriangle aria-hidden="true" />
          {problem(code)}
        </p>
      )}
    </div>
  )
}
