import { chromiumScreen } from '@antre/shell'
import { runProcess } from '@antre/station'
import { SIZE, startCounter } from './start.ts'

await runProcess('counter', startCounter, (url, { mode, folder, log }) =>
  chromiumScreen({ folder, log })(url, { mode, size: SIZE }),
)
