import type { ServerResponse } from 'node:http'
import type { Clock } from '../clock.ts'
import type { Link } from '../link/link.ts'
import { keepAlive, openEventStream } from './event-stream.ts'

const BEAT_MS = 5_000

/**
 * The station's view to its own page, in the master's form, plus `event: link`
 * `{"state":"live"|"away","since":ISO,"reason"?:"refused","refusal"?}`. Beats carry the master's clock and are
 * sent only while the link lives; while it does not, the link event is what keeps coming.
 */
export function streamView(response: ServerResponse, link: Link, clock: Clock): void {
  const stream = openEventStream(response)
  const sendView = () => {
    const view = link.view()
    if (view) stream.send('view', view.json, view.seq)
  }
  const sendLink = () => {
    const { state, since, refusal } = link.status()
    if (state === 'connecting') return
    const told = { state: state === 'live' ? 'live' : 'away', since: iso(since) }
    stream.send('link', JSON.stringify(state === 'refused' ? { ...told, reason: state, refusal } : told))
  }
  const unsubscribe = link.subscribe((event) => (event.type === 'view' ? sendView() : sendLink()))
  stream.onClose(unsubscribe)
  const beat = () => {
    if (link.status().state === 'live') stream.send('beat', JSON.stringify({ now: iso(link.time.now()) }))
    else sendLink()
  }
  sendLink()
  beat() // Before the view: a kept view carries the time it was made, not the time it is.
  sendView()
  keepAlive(stream, clock, BEAT_MS, beat)
}

const iso = (ms: number) => new Date(ms).toISOString()
