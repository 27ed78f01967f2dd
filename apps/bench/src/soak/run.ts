import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { startVirtualPrinter, type VirtualPrinter } from '@antre/devices'
import { openConnection, post } from '../load/connection.ts'
import { type Master, startMaster } from '../mall/master.ts'
import { SERVICE, TIME } from '../mall/services.ts'
import { type Station, startStation } from '../mall/station.ts'
import { type Book, newBook } from './book.ts'
import { type Dice, dice } from './dice.ts'
import { type Follower, follow } from './follow.ts'
import { eventsOf } from './ledger.ts'
import { befall, draw, type Mishap, mend } from './mishap.ts'
import { linesBeforeLast, read } from './paper.ts'
import { resultOf, type SoakResult } from './result.ts'

export interface SoakOptions {
  /** Empty; on a disk. */
  readonly folder: string
  readonly tickets: number
  readonly seed: number
  readonly say: (text: string) => void
}

/** Every time-out is a fifth of the usual: of a hang one learns nothing by waiting longer. */
const PATIENCE = 0.2
const SLOW_MS = 3
/** Somebody needs a moment to come. */
const LONGEST_WAY_MS = 400
const MISHAPS_IN_100 = 30
const MOST_AT_ONCE = 3
const REPRINTS_IN_100 = 30
/** The virtual printer's lines between the last but one of a receipt and its last differ by so many at most. */
const MARGIN_LINES = 3

interface Scene {
  readonly printer: VirtualPrinter
  readonly master: Master
  readonly kiosk: Station
  readonly follower: Follower
  readonly dice: Dice
}

/** Takes tickets at a real kiosk whose printer fails at random, then holds the ledger against the papers. */
export async function soak({ folder, tickets, seed, say }: SoakOptions): Promise<SoakResult> {
  const dataDir = join(folder, `soak-${seed}`)
  mkdirSync(dataDir, { recursive: true })
  const printer = await startVirtualPrinter({ slowMs: SLOW_MS })
  const master = await startMaster(dataDir, TIME)
  const url = `tcp://127.0.0.1:${printer.port}?patience=${PATIENCE}`
  const kiosk = await startStation('kiosk', master, ['--station', 'kiosk-1', '--printer', url])
  const follower = follow(kiosk)
  const scene: Scene = { printer, master, kiosk, follower, dice: dice(seed) }
  const book = newBook()
  printer.onPaper((paper) => note(book, read(paper)))
  const started = performance.now()
  await take(scene, book, null, 1)
  const lines = linesBeforeLast(printer.papers[0] as VirtualPrinter['papers'][number]) - MARGIN_LINES
  while (book.mishaps.size < tickets) {
    await episode(scene, book, lines, tickets)
    if (follower.canPrintNow()) await printAgain(scene, book)
    if (book.mishaps.size % 100 < MOST_AT_ONCE)
      say(`soak: ${book.mishaps.size} tickets, ${book.out.length} papers`)
  }
  await follower.canPrint()
  while (book.wishes.length > 0) {
    await printAgain(scene, book)
    await follower.canPrint()
  }
  const seconds = (performance.now() - started) / 1000
  const events = await eventsOf(master)
  follower.stop()
  await kiosk.stop()
  await master.stop()
  await printer.close()
  return resultOf(book, seed, seconds, events)
}

function note(book: Book, { numbers, whole, marked }: ReturnType<typeof read>) {
  if (new Set(numbers).size > 1) book.mixed.push(numbers.join(' + '))
  const [number] = numbers
  if (!whole || number === undefined) return
  book.out.push({ number, marked })
  if ([...book.failed.values()].includes(number)) book.late.push(number)
}

/** A spell of good or bad luck, one to three tickets long; after a bad one, a ticket to see that all is well. */
async function episode(scene: Scene, book: Book, lines: number, tickets: number) {
  const { dice, printer } = scene
  const mishap = dice.below(100) < MISHAPS_IN_100 ? draw(dice, lines) : null
  if (mishap) await befall(printer, mishap)
  const failed = await take(scene, book, mishap, 1 + dice.below(MOST_AT_ONCE))
  if (!mishap) return
  await new Promise((resolve) => setTimeout(resolve, dice.below(LONGEST_WAY_MS)))
  const mended = performance.now()
  await mend(printer)
  for (const id of failed) if (dice.below(100) < REPRINTS_IN_100) book.wishes.push(id)
  if (book.mishaps.size >= tickets) return
  const paper = printer.nextPaper()
  const again = await take(scene, book, null, 1)
  if (again.length > 0) return
  await paper
  book.recoveries.push(performance.now() - mended)
}

/** So many tickets, one tap after the other, until each has ended. Answers those that failed. */
async function take(scene: Scene, book: Book, mishap: Mishap | null, count: number): Promise<string[]> {
  const { kiosk, follower } = scene
  const taken: { readonly id: string; readonly number: string }[] = []
  for (let i = 0; i < count; i++) {
    const { ticket } = JSON.parse(await kiosk.post('tickets', JSON.stringify({ serviceId: SERVICE })))
    book.mishaps.set(ticket.id, mishap)
    taken.push(ticket)
  }
  const failed: string[] = []
  for (const { id, number } of taken) {
    if ((await follower.ended(id)) === 'printed') continue
    failed.push(id)
    book.failed.set(id, number)
  }
  return failed
}

/** Staff ask for papers that did not come, with a printer that is well. */
async function printAgain({ master, follower }: Scene, book: Book) {
  const connection = openConnection(master.port)
  for (const id of book.wishes.splice(0)) {
    const answer = await connection.send(post(master.token, `tickets/${id}/print`, '{}'))
    if (answer.status === 409) {
      book.wishes.push(id) // The kiosk has not said yet that it is well.
      continue
    }
    const { ticket } = JSON.parse(answer.body)
    if (answer.status !== 200) throw new Error(`print: ${answer.status} ${answer.body}`)
    book.failed.delete(id)
    book.asked += 1
    if ((await follower.ended(id, ticket.attempt)) === 'printed') book.printedAgain += 1
    else book.failed.set(id, ticket.number)
  }
  connection.close()
}
