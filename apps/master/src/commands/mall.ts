import { writeFileSync } from 'node:fs'
import type { Problem } from '@antre/contract'
import type { Mall } from '@antre/domain'
import { startEngine } from '@antre/engine'
import {
  type Claimed,
  claimFolder,
  openForReading,
  openForWriting,
  sqliteLedger,
  tokensIn,
} from '@antre/ledger'
import { Command } from 'commander'
import { systemClock } from '../clock.ts'
import { defaultDataFolder } from '../data-folder.ts'
import { fail } from '../fail.ts'
import { faultLines, readMallFile } from '../mall-file.ts'
import { VOICE_FOLDER } from '../voice/folders.ts'
import { nameWarnings } from '../voice/name-warnings.ts'

/** `antre mall check|import|export FILE`. */
export function mallCommand(): Command {
  const mall = new Command('mall').description('validate, load or write the mall document')
  mall
    .command('check <file>')
    .description('validate a document')
    .option('--data <dir>', 'not needed; accepted so that the three commands look alike')
    .option('--voice <dir>', 'the voice that shall say the names of the counters', VOICE_FOLDER)
    .action((file: string, { voice }: { voice: string }) => {
      const document = readOrFail(file, 'it cannot be used as it is')
      const { services, counters, agencies } = document
      console.log(`ok: ${agencies.length} agencies, ${services.length} services, ${counters.length} counters`)
      for (const line of nameWarnings(voice, document, file)) console.log(line)
    })
  mall
    .command('import <file>')
    .description('save a document as the new version; also while the master runs')
    .option('--data <dir>', 'data folder', defaultDataFolder())
    .action(async (file: string, { data }: { data: string }) => {
      const document = readOrFail(file, 'nothing was changed')
      // Whoever writes has the folder to himself, so that no master starts meanwhile.
      const claimed = claimFolder(data)
      const version = claimed.ok ? await saveInto(data, document) : await sendTo(claimed, data, document)
      if (claimed.ok) claimed.release()
      console.log(`saved as version ${version}`)
    })
  mall
    .command('export <file>')
    .description('write the document in force ("-" for standard output)')
    .option('--data <dir>', 'data folder', defaultDataFolder())
    .action((file: string, { data }: { data: string }) => exportTo(file, data))
  return mall
}

/** `verdict`: what the faults mean for what was asked. */
function readOrFail(file: string, verdict: string): Mall {
  const read = readMallFile(file)
  return read.ok ? read.mall : fail(read.code, `${verdict}:\n${faultLines(read.faults)}`)
}

async function saveInto(data: string, mall: Mall): Promise<number> {
  const opened = openForWriting(data)
  if (!opened.ok) fail(opened.code, opened.detail)
  const engine = startEngine(sqliteLedger(opened.db), systemClock)
  const outcome = await engine.submit({
    command: { type: 'save-mall', mall, expectedVersion: engine.hall().mallVersion },
    actor: 'antre-mall-import',
    respond: (result) =>
      result.ok
        ? { status: 200, body: '' }
        : { status: 409, body: `${result.rejection.code} ${JSON.stringify(result.rejection.about)}` },
  })
  if (outcome.kind !== 'reply') fail('ledger-unavailable', engine.fault() ?? outcome.kind)
  if (outcome.reply.status !== 200) fail('refused', outcome.reply.body)
  const { mallVersion } = engine.hall()
  engine.stop()
  opened.db.close()
  return mallVersion
}

type Taken = Extract<Claimed, { ok: false }>

/** The running master is the only writer: the document goes through it, with a token for this moment. */
async function sendTo({ holder }: Taken, data: string, mall: Mall): Promise<number> {
  if (holder === null) fail('folder-in-use', `a master is just starting or stopping on ${data}; try again`)
  const opened = openForWriting(data)
  if (!opened.ok) fail(opened.code, opened.detail)
  const tokens = tokensIn(opened.db)
  const secret = tokens.mint({ role: 'admin' }, Date.now())
  const sent = await put(holder.url, secret, mall)
  tokens.revoke(tokens.find(secret)?.id ?? '', Date.now())
  opened.db.close()
  return 'version' in sent ? sent.version : fail(sent.code, sent.detail)
}

async function put(
  url: string,
  token: string,
  mall: Mall,
): Promise<{ version: number } | { code: string; detail: string }> {
  try {
    const response = await fetch(`${url}/api/v1/mall`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' },
      body: JSON.stringify(mall),
    })
    const answer = (await response.json()) as { version: number } & Problem
    if (response.ok) return answer
    return { code: answer.code, detail: `${answer.detail} ${JSON.stringify(answer.about ?? {})}` }
  } catch (error) {
    return { code: 'master-away', detail: `${url}: ${String(error)}` }
  }
}

function exportTo(file: string, data: string) {
  const opened = openForReading(data)
  if (!opened.ok) fail(opened.code, opened.detail)
  const { mall, mallVersion } = startEngine(sqliteLedger(opened.db), systemClock).hall()
  opened.db.close()
  if (mallVersion === 0) fail('no-mall', `${data} has no mall document yet`)
  const text = `${JSON.stringify(mall, null, 2)}\n`
  if (file === '-') process.stdout.write(text)
  else {
    writeFileSync(file, text)
    console.log(`version ${mallVersion} written to ${file}`)
  }
}
