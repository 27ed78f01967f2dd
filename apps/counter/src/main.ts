import { chromiumScreen } from '@antre/shell'
import { runProcess } from '@antre/station'
import { counterStart, SIZE } from './start.ts'

await runProcess('counter', counterStart(null), (url, { mode, folder, log }) =>
  chromiumScreen({ folder, log })(url, { mode, size: SIZE }),
)
