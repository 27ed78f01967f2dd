import { expect, it } from 'vitest'
import { createStreams, type Stream } from '../src/stream.ts'

function aStream() {
  const got: string[] = []
  const stream: Stream = {
    view: () => got.push('view'),
    beat: (now) => got.push(now),
    end: () => got.push('end'),
  }
  return { got, stream }
}

it('tells the time to every stream until it is forgotten', () => {
  const streams = createStreams()
  const { got, stream } = aStream()
  const forget = streams.add(stream, () => true)
  streams.beat('09:00')
  forget()
  streams.beat('09:05')
  expect(got).toEqual(['09:00'])
})

it('ends a stream whose token was ended meanwhile', () => {
  const streams = createStreams()
  const [kept, ended] = [aStream(), aStream()]
  let stands = true
  streams.add(kept.stream, () => true)
  streams.add(ended.stream, () => stands)
  streams.beat('09:00')
  stands = false
  streams.beat('09:05')
  expect([kept.got, ended.got]).toEqual([
    ['09:00', '09:05'],
    ['09:00', 'end'],
  ])
})

it('ends those that are open when the master stops, and those that come after', () => {
  const streams = createStreams()
  const [early, late] = [aStream(), aStream()]
  streams.add(early.stream, () => true)
  streams.endAll()
  streams.add(late.stream, () => true)
  expect([early.got, late.got]).toEqual([['end'], ['end']])
})
