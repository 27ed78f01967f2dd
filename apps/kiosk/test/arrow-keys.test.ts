import { expect, test } from 'vitest'
import { type Box, nearest } from '../src/screen/focus/arrow-keys.ts'

const box = (left: number, top: number, width = 100, height = 50): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
})

/** Two columns of three, and one wide box below. */
const GRID = [box(0, 0), box(120, 0), box(0, 60), box(120, 60), box(0, 120, 220)] as const

test('keeps to the column', () => {
  expect(nearest(GRID[0], GRID, 'ArrowDown')).toBe(2)
  expect(nearest(GRID[1], GRID, 'ArrowDown')).toBe(3)
  expect(nearest(GRID[3], GRID, 'ArrowUp')).toBe(1)
})

test('keeps to the row', () => {
  expect(nearest(GRID[0], GRID, 'ArrowRight')).toBe(1)
  expect(nearest(GRID[3], GRID, 'ArrowLeft')).toBe(2)
  expect(nearest(GRID[1], GRID, 'ArrowRight')).toBe(-1)
})

test('reaches what is wide, and stays when nothing lies that way', () => {
  expect(nearest(GRID[3], GRID, 'ArrowDown')).toBe(4)
  expect(nearest(GRID[4], GRID, 'ArrowDown')).toBe(-1)
  expect(nearest(GRID[0], GRID, 'ArrowUp')).toBe(-1)
})
