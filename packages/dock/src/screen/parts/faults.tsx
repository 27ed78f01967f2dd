import {
  IconAlertTriangle,
  IconBarrierBlock,
  IconBolt,
  IconCheck,
  IconCut,
  IconDoor,
  IconEarOff,
  IconFlame,
  IconHourglass,
  IconLinkOff,
  IconPlayerPause,
  IconPlugOff,
  IconPower,
  IconReceiptOff,
  IconSnowflake,
  IconStackPop,
  IconTransferIn,
  IconWaveSine,
  IconZzz,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { PrinterFault } from '../../state.ts'

const ICONS: Readonly<Record<PrinterFault, typeof IconCheck>> = {
  ready: IconCheck,
  'paper-low': IconStackPop,
  'paper-out': IconReceiptOff,
  'out-mid-ticket': IconTransferIn,
  'cover-open': IconDoor,
  'cutter-error': IconCut,
  overheated: IconFlame,
  jam: IconBarrierBlock,
  offline: IconZzz,
  hang: IconSnowflake,
  'stands-still': IconPlayerPause,
  'power-loss': IconPower,
  drop: IconLinkOff,
  'drop-mid-job': IconBolt,
  slow: IconHourglass,
  garbage: IconWaveSine,
  silent: IconEarOff,
  'cable-pulled': IconPlugOff,
}

export function FaultIcon({ of }: { readonly of: PrinterFault }): ReactNode {
  const Icon = ICONS[of] ?? IconAlertTriangle
  return <Icon aria-hidden="true" />
}
