/** Does one thing after the other, whoever asks: a box and a key pressed at the same time. */
export function inTurn<A, B>(work: (asked: A) => Promise<B>): (asked: A) => Promise<B> {
  let last: Promise<unknown> = Promise.resolve()
  return (asked) => {
    const done = last.then(() => work(asked))
    last = done.catch(() => {})
    return done
  }
}
