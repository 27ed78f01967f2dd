import type { DisplayView } from '@antre/contract'
import { useEffect, useState } from 'react'
import { useRotation } from './use-rotation.ts'

type Medium = DisplayView['media'][number]

const IMAGE_SECONDS = 12
/** A video whose length is not known by now will not play. */
const VIDEO_START_SECONDS = 20
const VIDEO_SLACK_SECONDS = 5
/** A file that could not be read may be there later. */
const RETRY_MS = 600_000

/** Pictures and films one after the other, always silent: the voice belongs to the calls. */
export function MediaPanel({ media }: { readonly media: readonly Medium[] }) {
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
  readonly onReady: (wide: boolean, seconds: number) => void
  readonly onEnd: () => void
}

function MediumView({ medium, alone, onReady, onEnd }: MediumViewProps) {
  const src = `/media/${medium.src}`
  if (medium.kind === 'image') {
    return (
      <img
        src={src}
        alt=""
        onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
          onReady(naturalWidth >= naturalHeight, medium.seconds ?? IMAGE_SECONDS)
        }
      />
    )
  }
  return (
    <video
      src={src}
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
