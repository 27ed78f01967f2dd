/** What the store needs of an EventSource; tests put their own in its place. */
export interface EventStream {
  on(type: 'view' | 'beat' | 'link', listener: (data: string, id: string) => void): void
  onError(listener: () => void): void
  close(): void
}

export type OpenStream = (url: string) => EventStream

/** The browser's own, which reconnects by itself after a dropped line but not after an HTTP error. */
export const openEventSource: OpenStream = (url) => {
  const source = new EventSource(url)
  return {
    on: (type, listener) =>
      source.addEventListener(type, (event) => {
        const message = event as MessageEvent<string>
        listener(message.data, message.lastEventId)
      }),
    onError: (listener) => source.addEventListener('error', listener),
    close: () => source.close(),
  }
}
