import type { CounterView } from '@antre/contract'
import { useLanguage, useTranslation } from '@antre/ui'
import {
  IconAlertTriangle,
  IconChevronDown,
  IconCircleCheck,
  IconDoorExit,
  IconKeyboard,
  IconLanguage,
  IconListCheck,
  IconLock,
  IconPlayerPause,
  IconPlayerPlay,
  IconPrinter,
  type TablerIcon,
} from '@tabler/icons-react'
import { useId, useRef } from 'react'
import { type ActionType, act } from '../desk/act.ts'
import { useDesk, usePlace } from '../desk/context.ts'
import { shownFaults } from '../faults/shown.ts'
import { KeyCaps } from './key-caps.tsx'

const STATE_ICON = { open: IconCircleCheck, paused: IconPlayerPause, closed: IconLock } as const

/** The state of the counter, and behind it the rarer things: services, pause, close, language, help. */
export function StateMenu({ view }: { readonly view: CounterView }) {
  const { t } = useTranslation('counter')
  const [language, setLanguage] = useLanguage()
  const { desk } = usePlace()
  const hidden = useDesk((place) => place.hidden)
  const putAside = view.faults.length - shownFaults(view.faults, hidden).length
  const id = useId()
  const menu = useRef<HTMLDivElement>(null)
  const { state } = view.counter
  const Icon = STATE_ICON[state]
  const go = (action: ActionType) => () => {
    menu.current?.hidePopover()
    act(desk, view, action)
  }
  return (
    <>
      <button type="button" className="state" data-state={state} popoverTarget={id}>
        <Icon aria-hidden="true" />
        <span>{t(`state.${state}`)}</span>
        <span className="visually-hidden">{t('menu.open')}</span>
        <IconChevronDown aria-hidden="true" className="state-more" />
      </button>
      <div ref={menu} id={id} popover="auto" className="menu">
        {state !== 'closed' && (
          <>
            <MenuItem
              icon={state === 'paused' ? IconPlayerPlay : IconPlayerPause}
              onPress={go('pause')}
              cap="pause"
            >
              {t(state === 'paused' ? 'menu.resume' : 'menu.pause')}
            </MenuItem>
            <MenuItem icon={IconPrinter} onPress={go('reprint')} cap="reprint">
              {t('menu.reprint')}
            </MenuItem>
            <MenuItem icon={IconListCheck} onPress={go('services')}>
              {t('menu.services')}
            </MenuItem>
            <MenuItem icon={IconDoorExit} onPress={go('close')}>
              {t('menu.close')}
            </MenuItem>
            <hr />
          </>
        )}
        {putAside > 0 && (
          <MenuItem
            icon={IconAlertTriangle}
            onPress={() => {
              menu.current?.hidePopover()
              desk.unhideAll()
            }}
          >
            {t('menu.faults', { count: putAside })}
          </MenuItem>
        )}
        <MenuItem icon={IconKeyboard} onPress={go('help')} cap="help">
          {t('menu.help')}
        </MenuItem>
        <MenuItem
          icon={IconLanguage}
          onPress={() => {
            menu.current?.hidePopover()
            setLanguage(language === 'id' ? 'en' : 'id')
          }}
        >
          <span lang={language === 'id' ? 'en' : 'id'}>{t('menu.language')}</span>
        </MenuItem>
      </div>
    </>
  )
}

interface MenuItemProps {
  readonly icon: TablerIcon
  readonly onPress: () => void
  readonly cap?: 'pause' | 'help' | 'reprint'
  readonly children: React.ReactNode
}

function MenuItem({ icon: Icon, onPress, cap, children }: MenuItemProps) {
  return (
    <button type="button" className="menu-item" onClick={onPress}>
      <Icon aria-hidden="true" />
      <span>{children}</span>
      {cap && <KeyCaps of={cap} />}
    </button>
  )
}
