import { chromiumScreen } from '@antre/shell'
import { runProcess } from '@antre/station'
import { SIZE, startDisplay } from './start.ts'

await runProcess('display', startDisplay, (url, { mode, folder, log }) =>
  chromiumScreen({ folder, log })(url, { mode, size: SIZE }),
)
