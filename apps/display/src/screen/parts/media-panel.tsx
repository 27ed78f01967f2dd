import type { DisplayView } from '@antre/contract'
import { type RefObject, useEffect, useRef, useState } from 'react'
import type { Background } from '../sound/background.ts'
import { useRotation } from './use-rotation.ts'

type Medium = DisplayView['media'][number]

const IMAGE_SECONDS = 12
/** A video whose length is not known by now will not play. */
const VIDEO_START_SECONDS = 20
const VIDEO_SLACK_SECONDS = 5
/** A file that could not be read may be there later. */
const RETRY_MS = 600_000

interface MediaPanelProps {
  readonly media: readonly Medium[]
  readonly background: Background
}

/** Pictures and films one after the other; films are silent unless the mall wants to hear them, softly. */
export function MediaPanel({ media, background }: MediaPanelProps) {
  const [seconds, setSeconds] = useState<number | null>(null)
  const [tall, setTall] = useState(false)
  const [index, next] = useRotation(media.length, (seconds ?? VIDEO_START_SECONDS) * 1_000)
  const medium = media[index]
  if (!medium) return null
  return (
    <figure className="media" data-tall={tall}>
      <MediumView
        key={`${index} ${medium.src}`}
        medium={medium}
        alone={media.length === 1}
        background={background}
        onReady={(wide, length) => {
          setTall(!wide)
          setSeconds(length)
        }}
        onEnd={next}
      />
    </figure>
  )
}

interface MediumViewProps {
  readonly medium: Medium
  readonly alone: boolean
  readonly background: Background
  readonly onReady: (wide: boolean, seconds: number) => void
  readonly onEnd: () => void
}

function MediumView({ medium, alone, background, onReady, onEnd }: MediumViewProps) {
  if (medium.kind === 'video') return <Film {...{ medium, alone, background, onReady, onEnd }} />
  return (
    <img
      src={`/media/${medium.src}`}
      alt=""
      onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
        onReady(naturalWidth >= naturalHeight, medium.seconds ?? IMAGE_SECONDS)
      }
    />
  )
}

function Film({ medium, alone, background, onReady, onEnd }: MediumViewProps) {
  const film = useRef<HTMLVideoElement>(null)
  useFilm(film, medium.sound === true, background)
  return (
    <video
      ref={film}
      src={`/media/${medium.src}`}
      autoPlay
      muted
      playsInline
      loop={alone}
      onLoadedMetadata={({ currentTarget: { videoWidth, videoHeight, duration } }) =>
        onReady(videoWidth >= videoHeight, medium.seconds ?? duration + VIDEO_SLACK_SECONDS)
      }
      onEnded={onEnd}
    />
  )
}

/** Lets a film be heard as far as the background may, and lets go of it when it leaves: of file, decoder and all. */
function useFilm(film: RefObject<HTMLVideoElement | null>, isHeard: boolean, background: Background): void {
  useEffect(() => {
    const element = film.current
    if (!element || !isHeard) return
    const off = [background.filmOn(), background.film.follow((gain) => sound(element, gain))]
    return () => {
      for (const end of off) end()
    }
  }, [film, isHeard, background])
  useEffect(() => {
    const element = film.current
    return () => {
      element?.removeAttribute('src')
      element?.load()
    }
  }, [film])
}

function sound(film: HTMLVideoElement, gain: number): void {
  film.volume = gain
  film.muted = gain === 0
  // A browser that wants a touch first stops a film that begins to sound: better mute than still.
  if (!film.paused || film.ended) return
  film.play().catch(() => {
    film.muted = true
    film.play().catch(() => undefined)
  })
}

/** The media that can be read: a missing file is left out for a while, so that the list keeps its place. */
export function usePlayable(media: readonly Medium[]): readonly Medium[] {
  const [missing, setMissing] = useState<ReadonlySet<string>>(new Set())
  useEffect(() => {
    const onError = ({ target }: Event): void => {
      if (!(target instanceof HTMLImageElement || target instanceof HTMLVideoElement)) return
      const src = target.getAttribute('src') ?? ''
      setMissing((known) => new Set([...known, src]))
    }
    // Errors of pictures and films do not bubble, but they are captured.
    addEventListener('error', onError, true)
    const retry = setInterval(() => setMissing((known) => (known.size === 0 ? known : new Set())), RETRY_MS)
    return () => {
      removeEventListener('error', onError, true)
      clearInterval(retry)
    }
  }, [])
  return media.filter(({ src }) => !missing.has(`/media/${src}`))
}
