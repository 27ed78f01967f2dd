import type { TicketView } from '@antre/contract'
import { send as sendCommand } from '@antre/ui'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { type Action, reduce } from './reduce.ts'
import { type Flow, startOf } from './state.ts'

export interface FlowStore extends StoreApi<Flow> {
  dispatch(action: Action): void
}

/** The flow with its one effect: when the reducer says `sending`, the wish is sent, once. */
export function createFlowStore(send: typeof sendCommand = sendCommand): FlowStore {
  const store = createStore<Flow>(() => startOf(0))

  const dispatch = (action: Action): void => {
    const before = store.getState()
    const after = reduce(before, action)
    if (after === before) return
    store.setState(after, true)
    const { request } = after
    if (request.state === 'sending' && before.request.state !== 'sending') {
      void send<{ ticket: TicketView }>('tickets', request.wish, { key: request.key }).then((answer) =>
        dispatch(
          answer.ok
            ? { type: 'issued', key: request.key, ticket: answer.data.ticket }
            : { type: 'refused', key: request.key, problem: answer.problem },
        ),
      )
    }
  }
  return Object.assign(store, { dispatch })
}
