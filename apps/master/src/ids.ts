import { randomBytes } from 'node:crypto'
import type { Ids } from '@antre/engine'

const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz'
const LENGTH = 14

/** 70 random bits in 14 letters and digits, without those that are mistaken for others (i, l, o, u). */
export const randomIds: Ids = {
  next() {
    let id = ''
    for (const byte of randomBytes(LENGTH)) id += ALPHABET[byte & 31]
    return id
  },
}
