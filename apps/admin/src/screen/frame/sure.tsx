import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { Notice } from './notice.tsx'
import { useProblemText } from './problem-text.ts'

interface SureProps {
  readonly title: string
  /** What is lost, and what is not. */
  readonly children: ReactNode
  readonly keep: string
  readonly confirm: string
  /** Said when this key may not do it. */
  readonly forbidden: string
  readonly color?: 'call' | 'sea'
  /** Does it; gives the problem's code when it was refused, else null. */
  readonly act: () => Promise<string | null>
  readonly onClose: () => void
}

/** Asks before something is taken away; closes once it was done, else says why not. */
export function Sure({ title, children, keep, confirm, forbidden, color = 'call', act, onClose }: SureProps) {
  const problem = useProblemText()
  const [sending, setSending] = useState(false)
  const [refused, setRefused] = useState<string | null>(null)
  const go = async (): Promise<void> => {
    if (sending) return
    setSending(true)
    setRefused(null)
    const code = await act()
    setSending(false)
    if (code === null) onClose()
    else setRefused(code)
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="dialog">
        {children}
        {refused !== null && (
          <Notice
            icon={IconAlertTriangle}
            tone="trouble"
            title={refused === 'forbidden' ? forbidden : problem(refused)}
            live
          />
        )}
        <div className="dialog-acts">
          <Button variant="default" onClick={onClose} data-autofocus>
            {keep}
          </Button>
          <Button color={color} loading={sending} onClick={() => void go()}>
            {confirm}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
