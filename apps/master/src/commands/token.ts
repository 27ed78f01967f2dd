import { DEFAULT_KIOSK, ROLES, type Role } from '@antre/contract'
import { startEngine } from '@antre/engine'
import { type Grant, openForWriting, sqliteLedger, tokensIn } from '@antre/ledger'
import { Command, Option } from 'commander'
import { defaultDataFolder } from '../data-folder.ts'
import { fail } from '../fail.ts'

interface Options {
  data: string
  role?: Role
  counter?: string
  zone?: string
  station?: string
  list?: true
  revoke?: string
}

/** `antre token`: whoever can write the data folder is trusted to hand out tokens, also while the master runs. */
export function tokenCommand(): Command {
  return new Command('token')
    .description('print a new bearer token; list or revoke tokens')
    .option('--data <dir>', 'data folder', defaultDataFolder())
    .addOption(new Option('--role <role>', 'what it may do').choices([...ROLES]))
    .option('--counter <id>', 'role counter: the only counter it may act on')
    .option('--zone <id>', 'role display: the only zone it may read')
    .option('--station <id>', 'role kiosk: the station that prints', DEFAULT_KIOSK)
    .option('--list', 'list the public names of all tokens')
    .option('--revoke <name>', 'end a token by its public name')
    .action(run)
}

function run(options: Options) {
  const opened = openForWriting(options.data)
  if (!opened.ok) fail(opened.code, opened.detail)
  const tokens = tokensIn(opened.db)
  if (options.list) {
    for (const { id, counterId, zoneId, stationId } of tokens.list()) {
      console.log([id, counterId, zoneId, stationId].filter(Boolean).join('  '))
    }
  } else if (options.revoke !== undefined) {
    if (!tokens.revoke(options.revoke, Date.now()))
      fail('unknown-token', `no token is called ${options.revoke}`)
    console.log(`revoked ${options.revoke}`)
  } else {
    const grant = grantOf(options)
    checkPlace(opened.db, grant)
    console.log(tokens.mint(grant, Date.now()))
  }
  opened.db.close()
}

function grantOf({ role, counter, zone, station }: Options): Grant {
  switch (role) {
    case undefined:
      return fail('role-missing', `say what it may do: --role ${ROLES.join('|')}`)
    case 'counter':
      return counter === undefined
        ? fail('counter-missing', 'a counter token needs --counter ID')
        : { role, counterId: counter }
    case 'display':
      return zone === undefined ? { role } : { role, zoneId: zone }
    case 'kiosk':
      return station === undefined ? { role } : { role, stationId: station }
    default:
      return { role }
  }
}

/** A typing error here would show only in the hall: a token that may do nothing. */
function checkPlace(db: Parameters<typeof sqliteLedger>[0], { counterId, zoneId }: Grant) {
  if (counterId === undefined && zoneId === undefined) return
  const { mallVersion, mall } = startEngine(sqliteLedger(db), { now: () => 0 }).hall()
  if (mallVersion === 0) return // Not founded yet: there is nothing to compare with.
  const check = (kind: 'counter' | 'zone', wanted: string | undefined, there: readonly { id: string }[]) => {
    const ids = there.map(({ id }) => id)
    if (wanted !== undefined && !ids.includes(wanted))
      fail(`unknown-${kind}`, `the mall has no ${kind} ${wanted}; it has ${ids.join(', ')}`)
  }
  check('counter', counterId, mall.counters)
  check('zone', zoneId, mall.zones)
}
