/** What `npm start -- --help` says; plain JavaScript, so that a bare clone can say it before anything is installed. */
export const HELP = `npm start -- [options]      a demo mall on this machine

  --no-open          no windows, only addresses
  --port N           the master's port (default 4310; 0: any free one)
  --data DIR         data folder (default .antre)
  --fresh            begin with an empty ledger
  --time WHEN        where the mall's clock starts, such as 2026-11-23T09:00
  --printer URL      tcp://HOST:9100, file:///dev/usb/lp0, serial:///dev/ttyUSB0, virtual: (default)
  --counter ID       which counter to show (default: the first)`
