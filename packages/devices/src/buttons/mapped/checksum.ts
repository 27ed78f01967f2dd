export const CHECKSUMS = ['none', 'xor', 'sum8', 'crc8', 'crc16-modbus'] as const
export type ChecksumKind = (typeof CHECKSUMS)[number]

/** How many bytes it takes in a frame. */
export function checksumLength(kind: ChecksumKind): number {
  if (kind === 'none') return 0
  return kind === 'crc16-modbus' ? 2 : 1
}

/**
 * The checksum of `bytes`, as it stands in a frame.
 * - `xor`: all bytes, exclusive or; `sum8`: their sum, the low eight bits
 * - `crc8`: polynomial 0x07, starts at 0x00 (SMBus, CRC-8/SMBUS in the catalogue of CRCs)
 * - `crc16-modbus`: polynomial 0xA001 reflected, starts at 0xFFFF, low byte first (Modbus over serial line
 *   V1.02, section 6.2.2)
 */
export function checksum(kind: ChecksumKind, bytes: readonly number[]): readonly number[] {
  switch (kind) {
    case 'none':
      return []
    case 'xor':
      return [bytes.reduce((sum, byte) => sum ^ byte, 0)]
    case 'sum8':
      return [bytes.reduce((sum, byte) => (sum + byte) & 0xff, 0)]
    case 'crc8':
      return [bytes.reduce((crc, byte) => shifted(crc ^ byte), 0)]
    case 'crc16-modbus': {
      const crc = bytes.reduce((sum, byte) => reflected(sum ^ byte), 0xffff)
      return [crc & 0xff, crc >> 8]
    }
    default:
      return kind satisfies never
  }
}

function shifted(byte: number): number {
  let crc = byte
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 0x80 ? ((crc << 1) ^ 0x07) & 0xff : (crc << 1) & 0xff
  return crc
}

function reflected(word: number): number {
  let crc = word
  for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >> 1) ^ 0xa001 : crc >> 1
  return crc
}
