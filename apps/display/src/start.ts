import type { ScreenSize } from '@antre/shell'
import { openStation, type Start } from '@antre/station'
import { outputPages } from './output/pages.ts'
import { toolProbe, watchOutput } from './output/probe.ts'

/** A hall's television, in CSS pixels. */
export const SIZE: ScreenSize = { width: 1920, height: 1080 }

/** The display station: its screen, and an eye on the PC's sound output, which no browser tells of. */
export const startDisplay: Start<'display'> = async (config, _options, ports) => {
  const watch = watchOutput(toolProbe(), ports.clock)
  const opened = await openStation(config, ports, outputPages(watch, ports.clock))
  if (!opened.ok) {
    watch.stop()
    return opened
  }
  const { url, stop } = opened.station
  return {
    ok: true,
    started: {
      url,
      async stop() {
        watch.stop()
        await stop()
      },
    },
  }
}
