import { IconAlertTriangle } from '@tabler/icons-react'
import type { Refused } from '../desk/notice.ts'
import { useProblemText } from '../parts/problem-text.ts'

/** Why the master said no, inside the dialog that asked. */
export function Refusal({ of: refused }: { readonly of: Refused | null }) {
  const problem = useProblemText()
  return (
    <div role="alert">
      {refused && (
        <p className="refusal">
          <IconAlertTriangle aria-hidden="true" />
          {problem(refused)}
        </p>
      )}
    </div>
  )
}
