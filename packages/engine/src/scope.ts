import { currentStep, get, type Hall, printsAt, stationAt } from '@antre/domain'

/** What a token that speaks for one counter, one zone or one printer may ask about. */

/** The ticket waits for what the counter serves, or is or was at it; an unknown ticket is nobody's secret. */
export function ticketConcernsCounter(hall: Hall, ticketId: string, counterId: string): boolean {
  const ticket = get(hall.tickets, ticketId)
  if (ticket === undefined) return true
  const { serviceId } = currentStep(ticket)
  const served = hall.directory.counters.get(counterId)?.serviceIds.includes(serviceId) ?? false
  return served || ticket.steps.some((step) => step.counterId === counterId)
}

/** The call is one of the zone's; an unknown call is nobody's secret. */
export function callConcernsZone(hall: Hall, callId: string, zoneId: string): boolean {
  const call = get(hall.calls, callId)
  return call === undefined || hall.directory.counters.get(call.counterId)?.zone === zoneId
}

/** The ticket is or was to be printed at the station; one that is printed nowhere, or unknown, is nobody's secret. */
export function printConcernsStation(hall: Hall, ticketId: string, stationId: string): boolean {
  const printAt = get(hall.tickets, ticketId)?.printAt
  return printAt === undefined || printAt === stationId || printsAt(hall, stationId).includes(ticketId)
}

/** It is a display of the zone in which the counter calls; one that has said nothing is nobody's secret. */
export function stationCallsFor(hall: Hall, stationId: string, counterId: string): boolean {
  const station = stationAt(hall, stationId)
  if (station === undefined) return true
  return station.kind === 'display' && station.place === hall.directory.counters.get(counterId)?.zone
}
