import {
  addDays,
  broken,
  type Command,
  type Decision,
  decide,
  type Event,
  evolve,
  type Hall,
  type Happened,
  isoTime,
  newHall,
} from '../../src/index.ts'
import { clock, MONDAY, mall } from '../build/mall.ts'
import { checkCalls, type Listener, listen } from './calls.ts'
import { MALLS } from './malls.ts'
import { commandOf, type Move } from './moves.ts'
import { type Witness, watch, witness } from './witness.ts'

const MINUTE_MS = 60_000

/** A hall at work: the live state, what was stored, and somebody who watches. */
export interface World {
  hall: Hall
  at: number
  serial: number
  /** Each event as the ledger would keep it. */
  readonly stored: string[]
  readonly witness: Witness
  readonly listener: Listener
  /** What was seen, for the tests to know what they tested. */
  readonly seen: Set<string>
}

export function newWorld(seen: Set<string> = new Set()): World {
  const world = {
    hall: newHall(),
    at: clock('08:00'),
    serial: 0,
    stored: [],
    witness: witness(),
    listener: new Map(),
    seen,
  }
  act(world, { type: 'save-mall', mall: MALLS[0] ?? mall, expectedVersion: 0 })
  act(world, { type: 'open-day', day: MONDAY })
  return world
}

/** One move: time passes, or somebody does something. */
export function make(world: World, move: Move): void {
  if (move.kind === 'wait') {
    // Mostly minutes; now and then so long that the mall closes.
    world.at += (move.extra % 40 === 0 ? 400 : move.what % 12) * MINUTE_MS
    return
  }
  const command = commandOf(world.hall, move, ++world.serial)
  act(world, command)
  if (command.type === 'close-day' && !world.hall.dayOpen) {
    if (move.who % 2 === 0) act(world, commandOf(world.hall, { ...move, kind: 'next' }, world.serial))
    const day = addDays(world.hall.day, 1)
    world.at = Math.max(world.at, clock('08:00', day))
    act(world, { type: 'open-day', day })
  }
}

/** Decides, stores, evolves; throws when a rule was broken on the way. */
export function act(world: World, command: Command): Decision {
  const { hall, at } = world
  const decision = decide(hall, command, at)
  if (!decision.ok) {
    world.seen.add(decision.rejection.code)
    return decision
  }
  for (const event of decision.events) {
    watch(world.witness, world.hall, event)
    listen(world.listener, event, at)
    world.hall = frozen(evolve(world.hall, { event, at }))
    world.stored.push(JSON.stringify({ event, at } satisfies Happened))
    world.seen.add(event.type)
  }
  watchCalls(world, hall, command, decision.events)
  checkCalls(world.listener, world.hall, at, command.type === 'tend-calls')
  const faults = broken(world.hall)
  if (faults.length > 0) {
    throw new Error(`${isoTime(at, mall.timeZone)} ${JSON.stringify(command)}: ${faults.join('; ')}`)
  }
  return decision
}

/** The state that the stored events give. */
export const replayed = (world: World): Hall =>
  world.stored.map((line) => JSON.parse(line) as Happened).reduce(evolve, newHall())

function watchCalls(world: World, before: Hall, command: Command, events: readonly Event[]): void {
  if (command.type !== 'call-next') return
  const finished = events.reduce(
    (state, event) => (event.type === 'ticket-called' ? state : evolve(state, { event, at: world.at })),
    before,
  )
  const calledId = events.flatMap((event) => (event.type === 'ticket-called' ? event.ticketId : []))[0]
  world.witness.turn(finished, command.counterId, calledId)
}

/** The same, but whoever changes it in place is caught. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) frozen(part)
  return value
}
