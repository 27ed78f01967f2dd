import { renderPaperSvg, startVirtualPrinter, textOf, type VirtualPrinterOptions } from '@antre/devices'
import { antre, temporaryFolder } from '@antre/testkit'
import { expect, it, onTestFinished } from 'vitest'

/** A virtual printer on a port of its own, which the program talks to from another process. */
async function aPrinter(options: VirtualPrinterOptions = {}) {
  const peer = await startVirtualPrinter(options)
  onTestFinished(() => peer.close())
  return { peer, url: `tcp://${peer.host}:${peer.port}` }
}

it('prints a test page with all it can do, and says that it was confirmed', async () => {
  const { peer, url } = await aPrinter()
  const { code, stdout, stderr } = await antre('printer', 'test', `${url}?model=epson-tm-t20`)
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout).toContain('printer   Epson TM-T20')
  expect(stdout).toContain('status    ready: ready')
  expect(stdout).toMatch(/page +printed, the printer has confirmed it; \d{3} mm of paper/)
  const [paper] = peer.papers
  if (!paper) throw new Error('nothing came out')
  const words = textOf(paper).join('\n')
  for (const word of ['Epson TM-T20', '80 mm, 203 dpi', 'cp858, number 19', 'A-012', 'éèêë', 'Tall letters'])
    expect(words).toContain(word)
  const elements = paper.elements.map(({ kind }) => kind)
  expect(elements.filter((kind) => kind === 'qr' || kind === 'picture').sort()).toEqual(['picture', 'qr'])
  expect(paper.elements.some((element) => element.kind === 'line' && element.overflow)).toBe(false)
  expect(peer.unknown).toEqual([])
  expect(renderPaperSvg(paper)).toContain('<svg')
})

it('says what is wrong in words, with what to do, and prints nothing then', async () => {
  const { peer, url } = await aPrinter()
  peer.setLever('paper-out')
  const { code, stdout } = await antre('printer', 'test', url)
  expect(code).toBe(1)
  expect(stdout).toContain('status    paper-out: out of paper: put a new roll in')
  expect(stdout).toContain('not printed (paper-out)')
  expect(stdout).toContain('nothing was sent')
  expect(peer.received()).toHaveLength(0)
})

it('a printer that never answers is tried, and nobody claims that it printed', async () => {
  const { peer, url } = await aPrinter({ width: 58 })
  peer.setLever('silent')
  const { code, stdout } = await antre('printer', 'test', `${url}?model=generic-58&cut=partial`)
  expect(code).toBe(0)
  expect(stdout).toContain('this printer confirms nothing: look whether it came out')
  expect(peer.papers.flatMap(textOf).join('\n')).toContain('58 mm, 203 dpi')
})

it('tells the state alone, exit 0 only when it could print', async () => {
  const { peer, url } = await aPrinter()
  const said = async (query = '') => {
    const { code, stdout } = await antre('printer', 'status', `${url}${query}`)
    return [code, stdout]
  }
  expect(await said()).toEqual([0, 'status    ready: ready'])
  peer.setLever('paper-low')
  expect(await said()).toEqual([0, expect.stringContaining('paper-low: ready, but the paper ends soon')])
  peer.setLever('cover-open')
  expect(await said()).toEqual([1, expect.stringContaining('cover-open: its cover is open')])
  expect(await said('?status=none')).toEqual([0, expect.stringContaining('not asked more than that')])
  await peer.unplug()
  expect(await said()).toEqual([1, expect.stringContaining('offline: nothing answers there')])
  expect(peer.received()).toHaveLength(0)
})

it('refuses addresses that cannot work, each with its code', async () => {
  using folder = temporaryFolder()
  for (const [url, code] of [
    ['lp0', 'printer-url-malformed'],
    ['tcp://h?model=laser', 'printer-model-unknown'],
    ['virtual:', 'printer-virtual'],
  ] as const) {
    const answer = await antre('printer', 'test', url)
    expect([answer.code, answer.stdout, answer.stderr]).toEqual([
      1,
      '',
      expect.stringContaining(`antre: ${code}: `),
    ])
  }
  expect((await antre('printer', 'test', `file://${folder.path}`)).stdout).toContain('unreachable')
})

it('lists the models', async () => {
  const { code, stdout } = await antre('printer', 'models')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^epson-tm-t88 +80 mm {2}42 letters {2}answers {2}Epson/m)
  expect(stdout).toMatch(/^generic-58 +58 mm {2}32 letters {2}silent/m)
})
