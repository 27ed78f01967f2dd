/**
 * Which of the seven segments a sign lights: a top, b upper right, c lower right, d bottom, e lower left, f upper
 * left, g middle. Letters as such boards draw them; what cannot be drawn stays dark.
 */
const LIT: Readonly<Record<string, string>> = {
  '0': 'abcdef',
  '1': 'bc',
  '2': 'abdeg',
  '3': 'abcdg',
  '4': 'bcfg',
  '5': 'acdfg',
  '6': 'acdefg',
  '7': 'abc',
  '8': 'abcdefg',
  '9': 'abcdfg',
  '-': 'g',
  A: 'abcefg',
  B: 'cdefg',
  C: 'adef',
  D: 'bcdeg',
  E: 'adefg',
  F: 'aefg',
  G: 'acdef',
  H: 'bcefg',
  I: 'ef',
  J: 'bcde',
  K: 'bcefg',
  L: 'def',
  M: 'aceg',
  N: 'ceg',
  O: 'cdeg',
  P: 'abefg',
  Q: 'abcfg',
  R: 'eg',
  S: 'acdfg',
  T: 'defg',
  U: 'bcdef',
  V: 'cde',
  W: 'bdfg',
  X: 'bcefg',
  Y: 'bcdfg',
  Z: 'abdeg',
}

export type Segment = 'a' | 'b' | 'c' | 'd' | 'e' | 'f' | 'g'

/** Outlines in a box of 40 by 72. */
export const OUTLINES: Readonly<Record<Segment, string>> = {
  a: 'M9 3h22l3 3-4 4H10L6 6z',
  b: 'M35 8l3 3v20l-3 3-4-4V12z',
  c: 'M35 38l3 3v20l-3 3-4-4V42z',
  d: 'M10 62h20l4 4-3 3H9l-3-3z',
  e: 'M5 38l4 4v18l-4 4-3-3V41z',
  f: 'M5 8l4 4v18l-4 4-3-3V11z',
  g: 'M10 32h20l4 4-4 4H10l-4-4z',
}

export function isLit(sign: string, segment: Segment): boolean {
  return LIT[sign.toUpperCase()]?.includes(segment) ?? false
}
