import type { Problem, TicketView } from '@antre/contract'
import { ticketLeaves, withNews } from './paper.ts'
import type { PrintEntry, Printing } from './printing.ts'
import {
  type Aids,
  type Flow,
  idleQuestion,
  menuLeaves,
  PAD_STAYS_S,
  type Page,
  type Priority,
  type Staff,
  startOf,
  type Wish,
} from './state.ts'

export type Action =
  | { readonly type: 'open'; readonly page: Page }
  | { readonly type: 'back' }
  | { readonly type: 'home' }
  /** The person is done, or gone. */
  | { readonly type: 'leave' }
  | { readonly type: 'write'; readonly query: string }
  | { readonly type: 'toggle-step'; readonly serviceId: string }
  | { readonly type: 'claim'; readonly priority: Priority | null }
  | { readonly type: 'aid'; readonly aids: Partial<Aids> }
  /** `key` is a fresh idempotency key. */
  | { readonly type: 'take'; readonly wish: Wish; readonly key: string }
  | { readonly type: 'retry' }
  | { readonly type: 'issued'; readonly key: string; readonly ticket: TicketView }
  | { readonly type: 'refused'; readonly key: string; readonly problem: Problem }
  | { readonly type: 'dismiss' }
  | { readonly type: 'touched' }
  /** A new view came. */
  | { readonly type: 'news'; readonly printing: Printing; readonly prints: readonly PrintEntry[] }
  /** Staff knock, come in, or leave. */
  | { readonly type: 'staff'; readonly staff: Staff | null }
  /** A second has passed. */
  | { readonly type: 'second' }

/** The whole behaviour of the screen, without a screen. */
export function reduce(flow: Flow, action: Action): Flow {
  switch (action.type) {
    case 'open':
      return isBusy(flow) ? flow : enter(flow, action.page)
    case 'back':
      return isBusy(flow) ? flow : goBack(flow)
    case 'home':
      return isBusy(flow) ? flow : { ...settle(flow), page: { at: 'home' }, trail: [], query: '' }
    case 'leave':
      return isBusy(flow) ? flow : next(flow)
    case 'write':
      return { ...flow, query: action.query, quiet: 0 }
    case 'toggle-step':
      return { ...flow, leftOut: toggled(flow.leftOut, action.serviceId), quiet: 0 }
    case 'claim':
      return isBusy(flow) ? flow : { ...flow, priority: action.priority, quiet: 0 }
    case 'aid':
      return { ...flow, aids: { ...flow.aids, ...action.aids }, quiet: 0 }
    case 'take':
      return take(flow, action.wish, action.key)
    case 'retry':
      if (flow.request.state !== 'refused') return flow
      return take({ ...flow, request: { state: 'none' } }, flow.request.wish, flow.request.key)
    case 'issued':
      return awaits(flow, action.key)
        ? {
            ...settle(flow),
            page: { at: 'ticket', ticket: action.ticket, movedTo: null },
            trail: [],
            unanswered: null,
            shown: 0,
          }
        : flow
    case 'refused':
      return awaits(flow, action.key) ? refused(flow, action.problem) : flow
    case 'dismiss':
      return {
        ...flow,
        request: flow.request.state === 'refused' ? { state: 'none' } : flow.request,
        quiet: 0,
      }
    case 'touched':
      return flow.quiet === 0 ? flow : { ...flow, quiet: 0 }
    case 'news':
      return withNews(flow, action.printing, action.prints)
    case 'staff':
      return isBusy(flow) ? flow : withStaff(flow, action.staff)
    case 'second':
      return second(flow)
    default:
      return unreachable(action)
  }
}

const unreachable = (action: never): never => {
  throw new Error(`No such action: ${JSON.stringify(action)}`)
}

/** As for the next person. */
const next = (flow: Flow): Flow => startOf(flow.visit + 1, flow.printing)

const isBusy = (flow: Flow): boolean => flow.request.state === 'sending'
const awaits = (flow: Flow, key: string): boolean =>
  flow.request.state === 'sending' && flow.request.key === key

/** A fresh page: what was chosen on the last one does not count here. */
const settle = (flow: Flow): Flow => ({
  ...flow,
  request: { state: 'none' },
  priority: null,
  leftOut: [],
  quiet: 0,
})

function enter(flow: Flow, page: Page): Flow {
  const trail = flow.page.at === 'attract' ? [] : [...flow.trail, flow.page]
  return { ...settle(flow), page, trail }
}

function goBack(flow: Flow): Flow {
  const before = flow.trail.at(-1)
  if (before) return { ...settle(flow), page: before, trail: flow.trail.slice(0, -1) }
  return flow.page.at === 'home' ? next(flow) : { ...settle(flow), page: { at: 'home' } }
}

const toggled = (list: readonly string[], item: string): readonly string[] =>
  list.includes(item) ? list.filter((other) => other !== item) : [...list, item]

function take(flow: Flow, wish: Wish, key: string): Flow {
  if (flow.request.state !== 'none' || flow.page.at === 'ticket') return flow
  const repeated = flow.unanswered && JSON.stringify(flow.unanswered.wish) === JSON.stringify(wish)
  return {
    ...flow,
    request: { state: 'sending', wish, key: repeated && flow.unanswered ? flow.unanswered.key : key },
    quiet: 0,
  }
}

function refused(flow: Flow, problem: Problem): Flow {
  if (flow.request.state !== 'sending') return flow
  const { wish, key } = flow.request
  // A ticket may exist without our knowing: only the same key is sure to find it instead of making another.
  const unanswered = problem.status >= 500 ? { wish, key } : null
  return { ...flow, request: { state: 'refused', wish, key, problem }, unanswered, quiet: 0 }
}

/** Whoever used the kiosk before the menu was opened is gone when it closes. */
function withStaff(flow: Flow, staff: Staff | null): Flow {
  if (staff === null && flow.staff?.at === 'menu') return next(flow)
  const before = staff?.at === 'menu' ? { ...next(flow), aids: flow.aids } : flow
  return { ...before, staff, quiet: 0 }
}

function second(flow: Flow): Flow {
  const later = { ...flow, quiet: flow.quiet + 1 }
  if (flow.staff?.at === 'menu') return menuLeaves(later) === 0 ? next(flow) : later
  if (flow.staff) return later.quiet >= PAD_STAYS_S ? { ...later, staff: null, quiet: 0 } : later
  if (flow.page.at === 'attract' || isBusy(flow)) return flow
  if (flow.page.at === 'ticket') return secondOfTicket(flow)
  return idleQuestion(later) === 0 ? next(flow) : later
}

function secondOfTicket(flow: Flow): Flow {
  const quiet = ticketLeaves(flow) === null ? 0 : flow.quiet + 1
  const later = { ...flow, shown: flow.shown + 1, quiet }
  return ticketLeaves(later) === 0 ? next(flow) : later
}
