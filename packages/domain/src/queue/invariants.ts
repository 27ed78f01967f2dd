import { entries, get, type Sorted, values } from '../structure/sorted.ts'
import { lineKey } from './evolve/change.ts'
import type { Hall } from './state.ts'
import { currentStep, ticketNumber } from './ticket.ts'

/**
 * What must always hold, as sentences about what does not. Empty is sound.
 * Used by the property tests and by `antre verify`.
 */
export function broken(hall: Hall): string[] {
  return [...numbersBroken(hall), ...countersBroken(hall), ...linesBroken(hall)]
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
  return faults
}

function countersBroken(hall: Hall): string[] {
  const faults: string[] = []
  const holders = new Map<string, string>()
  for (const [counterId, counter] of Object.entries(hall.counters)) {
    if (counter.ticketId === undefined) continue
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
  }
  for (const ticket of values(hall.tickets)) {
    const { state } = currentStep(ticket)
    if ((state === 'waiting') !== queued.has(ticket.id))
      faults.push(`${ticket.number} is ${state} but not in line`)
    const aside = get(hall.aside, ticket.arrival) === ticket.id
    if (hall.dayOpen && (state === 'held' || state === 'no-show') !== aside) {
      faults.push(`${ticket.number} is ${state}, but not set aside`)
    }
  }
  return faults
}
