import { kioskViewSchema } from '@antre/contract'
import { formatClock, formatDate, languageOf, localize, translator } from '@antre/i18n'
import type { Picture, ReceiptDocument } from '@antre/receipt'
import type { KeptView } from '@antre/station'
import type { LogoCode } from '../logo/read-png.ts'

export interface TestPage {
  readonly stationId: string
  readonly printer: string
  /** Milliseconds since the epoch. */
  readonly now: number
  readonly logo: Picture | null
  readonly logoFault: LogoCode | null
}

const FALLBACK_ZONE = 'UTC'

/** A paper that nobody takes for a ticket: it has no number. In the mall's main language. */
export function testPage(kept: KeptView | null, page: TestPage): ReceiptDocument {
  const { stationId, printer, now, logo, logoFault } = page
  const read = kept && kioskViewSchema.safeParse(JSON.parse(kept.json))
  const view = read?.success ? read.data : null
  const language = languageOf(view?.mall.languages[0])
  const zone = view?.mall.timeZone ?? FALLBACK_ZONE
  const t = translator(language, 'kiosk')
  const line = (text: string) =>
    ({ kind: 'text', text, align: 'center', bold: false, size: 'normal' }) as const
  const name = view?.station?.name
  return [
    { kind: 'band' },
    { kind: 'feed', lines: 1 },
    { kind: 'mark', text: t('testPaper.title') },
    ...(logo ? [{ kind: 'feed', lines: 1 } as const, { kind: 'picture', picture: logo } as const] : []),
    ...(logoFault ? [line(t('testPaper.logo', { code: logoFault }))] : []),
    { kind: 'feed', lines: 1 },
    ...(view ? [line(localize(view.mall.name, language))] : []),
    line(name ? localize(name, language) : stationId),
    line(`${formatDate(now, zone, language)} ${formatClock(now, zone, language)}`),
    { kind: 'rule' },
    { kind: 'row', left: t('testPaper.printer'), right: printer },
    line(t('testPaper.signs')),
    { kind: 'rule' },
    { kind: 'qr', data: `antre ${stationId} ${printer}` },
    { kind: 'feed', lines: 1 },
    line(t('testPaper.noTicket')),
    { kind: 'cut' },
  ]
}
