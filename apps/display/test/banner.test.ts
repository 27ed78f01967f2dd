import { expect, it } from 'vitest'
import { bannersAfter, shownBanners } from '../src/screen/notices/banner.ts'
import { NOW, notice } from './support/views.ts'

const MINUTE_MS = 60_000
const heard = notice('n', { announced: true })
const shownAt = (banners: ReturnType<typeof bannersAfter>, at: number) =>
  shownBanners(banners, null, at).map(({ id }) => id)

it('stays a minute after it was heard', () => {
  const waiting = bannersAfter([], [notice('n')], NOW)
  const told = bannersAfter(waiting, [heard], NOW + 10_000)
  const later = bannersAfter(told, [heard], NOW + 40_000)
  expect(shownAt(later, NOW + 69_999)).toEqual(['n'])
  expect(shownAt(later, NOW + 70_000)).toEqual([])
})

it('stays three minutes when nobody can speak it', () => {
  const banners = bannersAfter([], [notice('n')], NOW)
  expect(shownAt(banners, NOW + 3 * MINUTE_MS - 1)).toEqual(['n'])
  expect(shownAt(banners, NOW + 3 * MINUTE_MS)).toEqual([])
  expect(shownBanners(banners, 'n', NOW + 3 * MINUTE_MS)).toHaveLength(1)
})

it('is not shown late by a display that starts later', () => {
  expect(shownAt(bannersAfter([], [heard], NOW + 2 * MINUTE_MS), NOW + 2 * MINUTE_MS)).toEqual([])
})

it('an evacuation stays as long as the master tells it, and alone', () => {
  const evacuate = notice('e', { template: 'evacuate', announced: true })
  const banners = bannersAfter([], [notice('calm'), evacuate], NOW)
  expect(shownAt(banners, NOW + 9 * MINUTE_MS)).toEqual(['e'])
  expect(shownAt(bannersAfter(banners, [notice('calm')], NOW), NOW)).toEqual(['calm'])
})

it('the one that is spoken stands while it is spoken', () => {
  const banners = bannersAfter([], [notice('second'), notice('first')], NOW)
  expect(shownAt(banners, NOW)).toEqual(['second', 'first'])
  expect(shownBanners(banners, 'first', NOW).map(({ id }) => id)).toEqual(['first'])
})
