import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openPrinter, PrinterUrlError, parsePrinterUrl, profileOf } from '../../src/index.ts'

const eighty = profileOf(80)

test.each([
  ['tcp://10.0.0.9', { kind: 'tcp', host: '10.0.0.9', port: 9100, model: null, profile: eighty }],
  ['tcp://10.0.0.9:9101/', { kind: 'tcp', host: '10.0.0.9', port: 9101, model: null, profile: eighty }],
  ['tcp://[::1]:9100', { kind: 'tcp', host: '::1', port: 9100, model: null, profile: eighty }],
  [
    'tcp://printer.lan?width=58',
    { kind: 'tcp', host: 'printer.lan', port: 9100, model: null, profile: profileOf(58) },
  ],
  ['file:///dev/usb/lp0', { kind: 'file', path: '/dev/usb/lp0', model: null, profile: eighty }],
  ['file:///tmp/a%20b', { kind: 'file', path: '/tmp/a b', model: null, profile: eighty }],
  [
    'serial:///dev/ttyUSB0',
    { kind: 'serial', path: '/dev/ttyUSB0', baudRate: 19_200, flow: 'none', model: null, profile: eighty },
  ],
  [
    'serial:///dev/ttyUSB0?baud=9600&flow=rtscts&width=58',
    {
      kind: 'serial',
      path: '/dev/ttyUSB0',
      baudRate: 9600,
      flow: 'rtscts',
      model: null,
      profile: profileOf(58),
    },
  ],
  [
    'serial://COM3?baud=38400',
    { kind: 'serial', path: 'COM3', baudRate: 38_400, flow: 'none', model: null, profile: eighty },
  ],
  ['virtual:', { kind: 'virtual', model: null, profile: eighty }],
  ['virtual:?patience=2.5', { kind: 'virtual', model: null, profile: profileOf(80, { patience: 2.5 }) }],
  ['virtual:?width=58', { kind: 'virtual', model: null, profile: profileOf(58) }],
  [
    'tcp://h?columns=42&codepage=ascii&status=none&cut=full&qr=raster&raster=no',
    {
      kind: 'tcp',
      host: 'h',
      port: 9100,

      model: null,
      profile: profileOf(80, {
        columns: 42,
        codePage: null,
        asks: [],
        cut: 'full',
        qr: 'raster',
        raster: false,
      }),
    },
  ],
  [
    'tcp://h?status=1,4',
    {
      kind: 'tcp',
      host: 'h',
      port: 9100,

      model: null,
      profile: profileOf(80, { asks: [1, 4] }),
    },
  ],
])('%s', (url, target) => {
  expect(parsePrinterUrl(url)).toEqual({ ok: true, target })
})

test.each([
  ['', 'printer-url-malformed'],
  ['lp0', 'printer-url-malformed'],
  ['/dev/usb/lp0', 'printer-url-malformed'],
  ['http://10.0.0.9', 'printer-scheme-unknown'],
  ['usb://04b8:0202', 'printer-scheme-unknown'],
  ['tcp:', 'printer-host-missing'],
  ['tcp://:9100', 'printer-host-missing'],
  ['tcp://h:0', 'printer-port-invalid'],
  ['tcp://h:99999', 'printer-port-invalid'],
  ['tcp://h:abc', 'printer-port-invalid'],
  ['file://', 'printer-path-missing'],
  ['file:///%zz', 'printer-url-malformed'],
  ['serial:', 'printer-path-missing'],
  ['serial:///dev/ttyUSB0?baud=fast', 'printer-option-invalid'],
  ['serial:///dev/ttyUSB0?baud=1', 'printer-option-invalid'],
  ['tcp://h?width=70', 'printer-option-invalid'],
  ['tcp://h?status=5', 'printer-option-invalid'],
  ['tcp://h?columns=200', 'printer-option-invalid'],
  ['tcp://h?patience=0', 'printer-option-invalid'],
  ['tcp://h?patience=long', 'printer-option-invalid'],
  ['tcp://h?colour=red', 'printer-option-unknown'],
  ['tcp://h?share=yes', 'printer-share-unsafe'],
  ['tcp://h?model=epson-tm-t20&share=maybe', 'printer-option-invalid'],
])('%s is refused: %s', (url, code) => {
  expect(parsePrinterUrl(url)).toMatchObject({ ok: false, code })
  expect(() => openPrinter(url)).toThrow(PrinterUrlError)
  expect(() => openPrinter(url)).toThrow(code)
})

test('a virtual printer is started first, then opened', () => {
  expect(() => openPrinter('virtual:')).toThrow('printer-virtual')
})

test('whatever is typed, the answer is an address or a code', () => {
  const schemes = fc.constantFrom('tcp://', 'file://', 'serial://', 'virtual:', '')
  fc.assert(
    fc.property(schemes, fc.string(), fc.string(), (scheme, rest, query) => {
      const parsed = parsePrinterUrl(`${scheme}${rest}?${query}`)
      if (!parsed.ok) expect(parsed.code).toMatch(/^printer-/)
    }),
  )
})
