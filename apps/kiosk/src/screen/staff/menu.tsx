import { useTranslation } from '@antre/ui'
import { IconCloudOff, IconRefresh, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { menuLeaves } from '../flow/state.ts'
import { useDispatch, useFlow } from '../parts/context.tsx'
import { Notice } from '../parts/notice.tsx'
import { ScrollArea } from '../parts/scroll-area.tsx'
import { Numbers } from './numbers.tsx'
import { Printers } from './printers.tsx'
import { TypeNumber } from './type-number.tsx'
import { useDesk } from './use-desk.ts'
import { useReprint } from './use-reprint.ts'

/** Seconds before the end at which the menu says that it will close. */
const WARN_S = 30

/** What staff can see and do at the kiosk itself. */
export function StaffMenu({ secret }: { readonly secret: string }) {
  const { t } = useTranslation('kiosk')
  const heading = useRef<HTMLHeadingElement>(null)
  const { calls, desk } = useDesk(secret)
  const reprint = useReprint(calls, desk?.prints ?? [])
  const [typing, setTyping] = useState(false)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  return (
    <main className="leaf staff">
      <div className="leaf-title">
        <h1 ref={heading} tabIndex={-1}>
          {t('staff.title')}
        </h1>
      </div>
      {typing ? (
        <TypeNumber reprint={reprint} onBack={() => setTyping(false)} />
      ) : (
        <ScrollArea>
          {desk?.master === 'away' && (
            <Notice icon={<IconCloudOff aria-hidden="true" />}>{t('staff.away')}</Notice>
          )}
          <Printers printers={desk?.printers ?? []} calls={calls} />
          <Numbers prints={desk?.prints ?? null} reprint={reprint} onType={() => setTyping(true)} />
        </ScrollArea>
      )}
      <Foot />
    </main>
  )
}

function Foot() {
  const { t } = useTranslation('kiosk')
  const dispatch = useDispatch()
  const leaves = useFlow(menuLeaves)
  return (
    <>
      <p className="staff-leaving" role="status">
        {leaves !== null && leaves <= WARN_S && t('staff.leaving', { count: leaves })}
      </p>
      <div className="actions">
        <button type="button" className="button button-quiet" onClick={() => location.reload()}>
          <IconRefresh aria-hidden="true" />
          {t('staff.reload')}
        </button>
        <button
          type="button"
          className="button button-main"
          onClick={() => dispatch({ type: 'staff', staff: null })}
        >
          <IconX aria-hidden="true" />
          {t('staff.close')}
        </button>
      </div>
    </>
  )
}
