import { own } from '../structure/own.ts'
import { count, entries, get, type Sorted, values } from '../structure/sorted.ts'
import { asidePlaces, lineKey } from './evolve/change.ts'
import { counterAt, type Hall } from './state.ts'
import { currentStep, hasEnded, type StepState, ticketNumber } from './ticket.ts'

/**
 * What must always hold, as sentences about what does not. Empty is sound.
 * Used by the property tests and by `antre verify`.
 */
export function broken(hall: Hall): string[] {
  return [
    ...numbersBroken(hall),
    ...visitsBroken(hall),
    ...countersBroken(hall),
    ...linesBroken(hall),
    ...asideBroken(hall),
    ...printsBroken(hall),
  ]
}

function numbersBroken(hall: Hall): string[] {
  const faults: string[] = []
  let total = 0
  for (const [series, last] of Object.entries(hall.series)) {
    total += last
    for (let n = 1; n <= last; n++) {
      const number = ticketNumber(series, n)
      const id = get(hall.numbers, number)
      if (id === undefined) faults.push(`number ${number} was skipped`)
      else if (get(hall.tickets, id)?.number !== number) faults.push(`number ${number} is not its ticket's`)
    }
  }
  if (total !== hall.arrivals) faults.push(`${hall.arrivals} tickets were issued but ${total} numbers given`)
  if (count(hall.tickets) !== total)
    faults.push(`${total} numbers were given to ${count(hall.tickets)} tickets`)
  return faults
}

const ACTIVE: ReadonlySet<StepState> = new Set(['waiting', 'called', 'serving', 'held'])

function visitsBroken(hall: Hall): string[] {
  const faults: string[] = []
  for (const ticket of values(hall.tickets)) {
    const now = currentStep(ticket)
    if (ticket.steps.some((step) => step !== now && ACTIVE.has(step.state))) {
      faults.push(`${ticket.number} is active in a step that is not its current one`)
    }
    if (
      now.state === 'pending' ||
      (hasEnded(ticket) && ticket.steps.some(({ state }) => state === 'pending'))
    ) {
      faults.push(`${ticket.number} ended with steps still to do`)
    }
    if (now.state === 'waiting' && now.counterId !== undefined) {
      if (counterAt(hall, now.counterId).state === 'closed')
        faults.push(`${ticket.number} waits for a closed counter`)
    }
  }
  return faults
}

function countersBroken(hall: Hall): string[] {
  const faults: string[] = []
  const holders = new Map<string, string>()
  for (const [counterId, counter] of Object.entries(hall.counters)) {
    if (counter.state !== 'closed' && counter.serviceIds.some((id) => !hall.directory.services.has(id))) {
      faults.push(`counter ${counterId} serves what the mall does not have`)
    }
    if (counter.ticketId === undefined) continue
    if (counter.state === 'closed') faults.push(`counter ${counterId} is closed with a ticket`)
    const step = get(hall.tickets, counter.ticketId)
    if (!step) faults.push(`counter ${counterId} holds an unknown ticket`)
    else if (currentStep(step).counterId !== counterId)
      faults.push(`${step.number} is not at counter ${counterId}`)
    const other = holders.get(counter.ticketId)
    if (other !== undefined) faults.push(`counters ${other} and ${counterId} hold the same ticket`)
    holders.set(counter.ticketId, counterId)
  }
  for (const ticket of values(hall.tickets)) {
    const { state } = currentStep(ticket)
    const atCounter = state === 'called' || state === 'serving'
    if (atCounter !== holders.has(ticket.id))
      faults.push(`${ticket.number} is ${state}, its counter disagrees`)
  }
  return faults
}

function linesBroken(hall: Hall): string[] {
  const faults: string[] = []
  const queued = new Set<string>()
  const inLine = (key: string, line: Sorted<number, string>, priority: boolean) => {
    for (const [arrival, id] of entries(line)) {
      const ticket = get(hall.tickets, id)
      if (!ticket) faults.push(`line ${key} holds an unknown ticket`)
      else if (
        ticket.arrival !== arrival ||
        lineKey(ticket) !== key ||
        (ticket.priority !== null) !== priority ||
        currentStep(ticket).state !== 'waiting'
      ) {
        faults.push(`${ticket.number} is in the wrong line: ${key}`)
      }
      if (queued.has(id)) faults.push(`ticket ${id} is in two lines`)
      queued.add(id)
    }
  }
  for (const [key, line] of Object.entries(hall.lines)) {
    inLine(key, line.priority, true)
    inLine(key, line.ordinary, false)
    if (line.priorityRun > 0 && count(line.ordinary) === 0) faults.push(`line ${key} owes a turn to nobody`)
  }
  for (const ticket of values(hall.tickets)) {
    const { state } = currentStep(ticket)
    if ((state === 'waiting') !== queued.has(ticket.id)) {
      faults.push(`${ticket.number} is ${state}, its line disagrees`)
    }
  }
  return faults
}

function asideBroken(hall: Hall): string[] {
  const faults: string[] = []
  let places = 0
  for (const ticket of values(hall.tickets)) {
    const { state } = currentStep(ticket)
    const should = hall.dayOpen && (state === 'held' || state === 'no-show')
    const found = should ? asidePlaces(ticket).map((key) => own(hall.asideAt, key)) : []
    places += found.length
    const listed = [hall.aside, ...found].every((line) => line && get(line, ticket.arrival) === ticket.id)
    if (listed !== should) faults.push(`${ticket.number} is ${state}, the ones set aside disagree`)
  }
  for (const id of values(hall.aside)) {
    if (!get(hall.tickets, id)) faults.push('the ones set aside hold an unknown ticket')
  }
  const listed = Object.values(hall.asideAt).reduce((sum, line) => sum + count(line), 0)
  if (listed !== places)
    faults.push(`${listed} places are kept for ones set aside, there should be ${places}`)
  return faults
}

/** What shall come out stands on the list of the kiosk that prints it, and no kiosk's list names it twice. */
function printsBroken(hall: Hall): string[] {
  const faults: string[] = []
  for (const [station, ids] of Object.entries(hall.prints)) {
    if (new Set(ids).size < ids.length) faults.push(`${station} is to print a ticket twice`)
    for (const id of ids) {
      const ticket = get(hall.tickets, id)
      if (ticket === undefined || ticket.print === 'none') faults.push(`${station} is to print nothing`)
    }
  }
  return faults
}
