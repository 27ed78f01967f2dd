import type { NoticeTemplate } from '@antre/domain'
import {
  IconAlarm,
  IconBuildingStore,
  IconCoffee,
  IconDoorExit,
  IconHeartbeat,
  IconHeartHandshake,
  IconHourglass,
  IconLuggage,
  IconMoodKid,
  IconTicketOff,
  IconVolume,
  type TablerIcon,
} from '@tabler/icons-react'

/** In the order in which staff look for them. */
export const GROUPS = [
  ['day', ['closing-soon', 'no-more-tickets', 'closed', 'break']],
  ['service', ['please-wait', 'priority-first', 'test']],
  ['people', ['lost-child', 'found-item', 'medical-help']],
  ['alarm', ['evacuate']],
] as const satisfies readonly (readonly [string, readonly NoticeTemplate[]])[]

export const NOTICE_ICON: Readonly<Record<NoticeTemplate, TablerIcon>> = {
  'closing-soon': IconAlarm,
  'no-more-tickets': IconTicketOff,
  closed: IconBuildingStore,
  break: IconCoffee,
  'please-wait': IconHourglass,
  'priority-first': IconHeartHandshake,
  'lost-child': IconMoodKid,
  'found-item': IconLuggage,
  'medical-help': IconHeartbeat,
  evacuate: IconDoorExit,
  test: IconVolume,
}

/** Such an announcement is asked for twice, and never repeated by one press. */
export const isAlarm = (template: NoticeTemplate): boolean => template === 'evacuate'
