import type { Localized } from '@antre/domain'
import { formatClock, formatCost, formatDate, formatWait, localize, translator } from '@antre/i18n'
import type { Align, Block, ReceiptDocument } from './document.ts'
import type { ReceiptInput } from './input.ts'
import { zoneOf } from './zone.ts'

const MINUTE_MS = 60_000
/** Binds what must stay on one line, such as a clock and its zone. */
const NO_BREAK = '\u00a0'

/** What stands in the mall document, in the ticket's language; an amount keeps its currency. */
const say = (text: Localized, language: string): string =>
  localize(text, language).replace(/\bRp (?=\d)/g, `Rp${NO_BREAK}`)

const unbroken = (text: string): string => text.replaceAll(' ', NO_BREAK)

/** A clock with its zone, as people there call it, on one line. */
function clockIn(at: string, timeZone: string, language: string): string {
  const clock = formatClock(at, timeZone, language)
  const zone = zoneOf(timeZone)
  return unbroken(zone ? `${clock} ${translator(language, 'receipt')(`zone.${zone}`)}` : clock)
}

/** Lays out a ticket in its language; pure. Same input, same paper. */
export function receiptFor(input: ReceiptInput): ReceiptDocument {
  return [
    ...heading(input),
    ...number(input),
    ...subject(input),
    { kind: 'rule' },
    ...facts(input),
    ...steps(input),
    ...requirements(input),
    ...foot(input),
    { kind: 'cut' },
  ]
}

const centred = (text: string, size: 'normal' | 'tall' | 'large' = 'normal', bold = false): Block => ({
  kind: 'text',
  text,
  align: 'center' satisfies Align,
  bold,
  size,
})

const mark = (text: string): Block => ({ kind: 'mark', text })

const title = (text: string): Block => ({ kind: 'text', text, align: 'left', bold: true, size: 'normal' })

const gap = (lines = 0.5): Block => ({ kind: 'feed', lines })

function heading({ mall, language, logo, reprint }: ReceiptInput): Block[] {
  return [
    ...(logo && !reprint ? [{ kind: 'picture', picture: logo } as const, gap()] : []),
    centred(say(mall.name, language).toLocaleUpperCase(language), 'normal', true),
    centred(say(mall.place, language)),
    gap(),
    { kind: 'band' },
    gap(),
  ]
}

/** Nobody may take a second paper for a second number: said above the number, before it is read. */
function reprinted({ language, reprint, printedAt, timeZone }: ReceiptInput): Block[] {
  if (!reprint) return []
  const t = translator(language, 'receipt')
  const time = printedAt === undefined ? null : clockIn(printedAt, timeZone, language)
  return [
    mark(t('reprint')),
    gap(0.25),
    ...(time === null ? [] : [centred(t('reprintedAt', { time }))]),
    centred(t('reprintNote')),
    gap(),
  ]
}

function number(input: ReceiptInput): Block[] {
  const { ticket, language } = input
  const t = translator(language, 'receipt')
  return [
    ...reprinted(input),
    centred(t('yourNumber')),
    gap(0.25),
    { kind: 'number', text: ticket.number },
    gap(0.25),
    ...(ticket.priority === null ? [] : [mark(t('priority')), gap()]),
  ]
}

/** What it is for: service and agency, or the journey's name. */
function subject({ journey, steps, agency, language }: ReceiptInput): Block[] {
  const name = journey ?? (steps.length === 1 ? steps[0]?.service : undefined)
  return [
    ...(name ? [centred(say(name, language), 'large', true)] : []),
    ...(agency ? [gap(0.25), centred(say(agency, language))] : []),
  ]
}

function facts({ ticket, timeZone, language, cost, show, reprint }: ReceiptInput): Block[] {
  const t = translator(language, 'receipt')
  const clock = (at: string): string => formatClock(at, timeZone, language)
  const date = unbroken(formatDate(ticket.issuedAt, timeZone, language))
  const time = clockIn(ticket.issuedAt, timeZone, language)
  const blocks: Block[] = [centred(t('issued', { date, time })), { kind: 'rule' }]
  const row = (left: string, right: string): void => void blocks.push({ kind: 'row', left, right })
  if (show.estimate && ticket.ahead !== undefined)
    row(t('ahead'), ticket.ahead === 0 ? t('aheadNone') : String(ticket.ahead))
  if (show.estimate && ticket.staffed === false) row(t('called'), t('whenOpen'))
  else if (show.estimate && ticket.estimate) {
    const [from, to] = [clock(ticket.estimate.from), clock(ticket.estimate.to)]
    row(t('expected'), from === to ? from : `${from}–${to}`)
    // A reprint is read later than the ticket was issued: minutes counted from then would mislead.
    if (!reprint) row(t('wait'), formatWait(minutesFrom(ticket.issuedAt, ticket.estimate), language))
  }
  row(t('cost'), cost.amount === null && cost.note ? say(cost.note, language) : formatCost(cost, language))
  if (cost.amount !== null && cost.note)
    blocks.push({
      kind: 'text',
      text: say(cost.note, language),
      align: 'left',
      bold: false,
      size: 'normal',
    })
  return blocks
}

function minutesFrom(
  start: string,
  range: { readonly from: string; readonly to: string },
): { from: number; to: number } {
  // The clock of an estimate was rounded to the minute: half a minute more is not one more.
  const minutes = (at: string): number =>
    Math.max(0, Math.ceil((Date.parse(at) - Date.parse(start)) / MINUTE_MS - 0.5))
  return { from: minutes(range.from), to: minutes(range.to) }
}

/** The way through a journey; a plain ticket has named its one service already. */
function steps({ steps, journey, language }: ReceiptInput): Block[] {
  if (steps.length < 2 && !journey) return []
  return [
    { kind: 'rule' },
    title(translator(language, 'receipt')('steps')),
    ...steps.map(({ service, agency }, index): Block => {
      const text = say(service, language)
      return { kind: 'item', marker: `${index + 1}.`, text, bold: true, detail: say(agency, language) }
    }),
  ]
}

function requirements({ requirements, language, show }: ReceiptInput): Block[] {
  if (!show.requirements || requirements.length === 0) return []
  return [
    { kind: 'rule' },
    title(translator(language, 'receipt')('bring')),
    ...requirements.map((requirement): Block => {
      const text = say(requirement, language)
      return { kind: 'item', marker: '·', text, bold: false, detail: null }
    }),
  ]
}

function foot({ qr, show, thanks, language }: ReceiptInput): Block[] {
  return [
    { kind: 'rule' },
    ...(show.qr && qr ? [gap(), { kind: 'qr', data: qr } as const, gap()] : []),
    centred(translator(language, 'receipt')('keep')),
    gap(),
    centred(say(thanks, language), 'normal', true),
  ]
}
