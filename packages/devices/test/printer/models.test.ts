import { describe, expect, test } from 'vitest'
import {
  encode,
  MODELS,
  modelOf,
  type PaperElement,
  type Profile,
  parsePrinterUrl,
  renderPaperSvg,
} from '../../src/index.ts'
import { millimetres } from '../../src/printer/profile.ts'
import { heightOf } from '../../src/printer/virtual/engine.ts'
import { copiesOf, printed, tcpPrinter, ticket } from '../harness.ts'

/** The facts that decide whether paper is right, one line a model. */
const TABLE = [
  // model, mm, letters, dots, dpi, code page, n, cut, QR, status, speaks up, presenter
  ['epson-tm-t20', 80, 48, 576, 203, 'cp858', 19, 'partial', 'native', '1234', true, false],
  ['epson-tm-t82', 80, 48, 576, 203, 'cp858', 19, 'partial', 'native', '1234', true, false],
  ['epson-tm-t88', 80, 42, 504, 180, 'cp858', 19, 'partial', 'native', '1234', true, false],
  ['bixolon-srp350', 80, 42, 504, 180, 'cp858', 19, 'partial', 'native', '1234', true, false],
  ['bixolon-srp352', 80, 48, 576, 203, 'cp858', 19, 'partial', 'native', '1234', true, false],
  ['citizen-ct-s', 80, 48, 576, 203, 'cp858', 19, 'partial', 'native', '1234', true, false],
  ['citizen-ppu231', 80, 48, 576, 203, 'cp437', 0, 'full', 'raster', '1234', true, true],
  ['star', 80, 48, 576, 203, 'cp437', 0, 'partial', 'raster', '1234', false, false],
  ['generic-58', 58, 32, 384, 203, 'cp437', 0, 'none', 'raster', '', false, false],
  ['generic-80', 80, 48, 576, 203, 'cp437', 0, 'partial', 'raster', '', false, false],
] as const

const factsOf = (profile: Profile): readonly unknown[] => [
  profile.width,
  profile.columns,
  profile.dots,
  profile.dpi,
  profile.codePage,
  profile.codePageNumber,
  profile.cut,
  profile.qr,
  profile.asks.join(''),
  profile.speaksUp,
  profile.masks.untaken !== 0,
]

test('every model has its line in the table, and the other way round', () => {
  expect(MODELS.map(({ id, profile }) => [id, ...factsOf(profile)])).toEqual(TABLE)
})

describe.each(MODELS.map(({ id }) => id))('%s', (id) => {
  const model = modelOf(id)
  const profile = model?.profile as Profile

  test('is what the address says, and nothing else is needed', () => {
    expect(parsePrinterUrl(`tcp://h?model=${id}`)).toMatchObject({ ok: true, target: { model, profile } })
  })

  test('prints a ticket that its printer can read, as long as it says', async () => {
    const { peer, printer } = await tcpPrinter({
      query: `model=${id}`,
      width: profile.width,
      presenter: profile.masks.untaken !== 0,
    })
    const result = await printer.print(ticket())
    const { height } = encode(ticket(), profile)
    const paperMm = Math.round(millimetres(height, profile))
    expect(result).toEqual({ ok: true, confirmed: profile.asks.length > 0, paperMm })
    await printer.close()
    // Without a cutter it hangs out for somebody to tear it off.
    if (profile.cut === 'none') {
      peer.setLever('paper-out')
      peer.setLever('ready')
    }
    expect(peer.unknown).toEqual([])
    expect(copiesOf('A-012', peer)).toBe(1)
    const [paper] = peer.papers
    const moved = (elements: readonly PaperElement[] = []): number =>
      elements.reduce((sum, element) => sum + heightOf(element), 0)
    expect(moved(paper?.elements)).toBe(height)
    expect(paper && renderPaperSvg(paper)).toContain('A-012')
  })
})

test('what the address says is stronger than the model', () => {
  const profileAt = (query: string): unknown => {
    const parsed = parsePrinterUrl(`tcp://h?${query}`)
    return parsed.ok && parsed.target.profile
  }
  expect(
    profileAt('model=epson-tm-t88&columns=48&cut=full&qr=raster&codepage=cp1252&status=1,4'),
  ).toMatchObject({
    columns: 48,
    dots: 576,
    dpi: 180,
    cut: 'full',
    qr: 'raster',
    codePage: 'cp1252',
    codePageNumber: 16,
    asks: [1, 4],
  })
  // Narrow paper in a wide printer holds fewer letters.
  expect(profileAt('model=epson-tm-t20&width=58')).toMatchObject({
    width: 58,
    columns: 32,
    dots: 384,
    speaksUp: true,
  })
  expect(profileAt('model=generic-58&width=80')).toMatchObject({ width: 80, columns: 48 })
  expect(profileAt('model=generic-80&status=all')).toMatchObject({ asks: [1, 2, 3, 4] })
})

test('a model nobody knows is refused, with those that are known', () => {
  const parsed = parsePrinterUrl('tcp://h?model=epson')
  expect(parsed).toMatchObject({ ok: false, code: 'printer-model-unknown' })
  expect(!parsed.ok && parsed.detail).toContain('epson-tm-t88')
})

test.each(MODELS)('$id: feeding is in dots, whatever the unit of the maker', ({ profile }) => {
  const { bytes } = encode(ticket(), profile)
  expect(bytes.includes(Buffer.from([0x1d, 0x50, profile.dpi, profile.dpi]))).toBe(profile.setsUnits)
})

test('a printer that does not even answer is not told of units without need', () => {
  const parsed = parsePrinterUrl('tcp://h?status=none')
  expect(parsed.ok && parsed.target.profile.setsUnits).toBe(false)
})

test('a code page with another number than usual is selected by that number', () => {
  const { bytes } = encode(ticket(), {
    ...(modelOf('star') as { profile: Profile }).profile,
    codePageNumber: 4,
  })
  const selected = [...bytes.keys()].filter((at) => bytes[at] === 0x1b && bytes[at + 1] === 0x74)
  expect(bytes[(selected.at(-1) ?? 0) + 2]).toBe(4)
})

test('an interrupted ticket and what is cut off before the next one count as paper too', async () => {
  const { peer, printer } = await tcpPrinter()
  const first = await printer.print(ticket())
  peer.setLever('paper-out', { afterLines: 3 })
  await printer.print(ticket())
  peer.setLever('ready')
  const second = await printer.print(ticket())
  expect(first.ok && second.ok && second.paperMm - first.paperMm).toBe(15)
  expect(printed(peer)).toHaveLength(3)
})
