import type { CounterView } from '@antre/contract'
import { useDesk } from '../desk/context.ts'
import { CallNumber } from './call-number.tsx'
import { ChangeServices } from './change-services.tsx'
import { CloseCounter } from './close-counter.tsx'
import { Help } from './help.tsx'
import { PrintAgain } from './print-again.tsx'
import { Transfer } from './transfer.tsx'

/** The one dialog that is open, if any. */
export function Dialogs({ view }: { readonly view: CounterView }) {
  const dialog = useDesk((state) => state.dialog)
  switch (dialog?.type) {
    case 'call':
      return <CallNumber view={view} start={dialog.entry} />
    case 'transfer':
      return <Transfer view={view} />
    case 'close':
      return <CloseCounter view={view} />
    case 'services':
      return <ChangeServices view={view} />
    case 'print':
      return <PrintAgain view={view} start={dialog.entry} />
    case 'help':
      return <Help />
    case undefined:
      return null
  }
}
