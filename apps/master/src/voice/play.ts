import { spawn } from 'node:child_process'

/** How playing a file ended. `no-player`: the system has none of those that are known. */
export type Playing =
  | { readonly state: 'played'; readonly by: string }
  | { readonly state: 'no-player' }
  | { readonly state: 'failed'; readonly by: string; readonly why: string }

interface Program {
  readonly name: string
  readonly args: (file: string) => readonly string[]
}

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, readonly Program[]>>> = {
  linux: ['pw-play', 'paplay', 'aplay'].map((name) => ({ name, args: (file) => [file] })),
  darwin: [{ name: 'afplay', args: (file) => [file] }],
  win32: [
    {
      name: 'powershell',
      // The path comes by the environment: nothing in it is taken for a command.
      args: () => ['-NoProfile', '-Command', '(New-Object Media.SoundPlayer $env:ANTRE_SOUND).PlaySync()'],
    },
  ],
}

/** Plays a WAVE file through the system's loudspeakers, with the first of its players that can. */
export async function play(file: string): Promise<Playing> {
  let last: Playing = { state: 'no-player' }
  for (const { name, args } of PROGRAMS[process.platform] ?? []) {
    const ended = await run(name, args(file), file)
    if (ended === 'played') return { state: 'played', by: name }
    if (ended !== 'not-there') last = { state: 'failed', by: name, why: ended.why }
  }
  return last
}

function run(
  name: string,
  args: readonly string[],
  file: string,
): Promise<'played' | 'not-there' | { why: string }> {
  return new Promise((resolve) => {
    const player = spawn(name, args, {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ANTRE_SOUND: file },
    })
    let said = ''
    player.stderr.on('data', (chunk) => (said += chunk))
    player.once('error', () => resolve('not-there'))
    player.once('close', (code) =>
      resolve(code === 0 ? 'played' : { why: said.trim().split('\n').at(-1) || `it ended with ${code}` }),
    )
  })
}
