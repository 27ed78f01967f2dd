import { chromiumScreen } from '@antre/shell'
import { runProcess } from '@antre/station'
import { SIZE, startKiosk } from './start.ts'

await runProcess('kiosk', startKiosk, (url, { mode, folder, log }) =>
  chromiumScreen({ folder, log })(url, { mode, size: SIZE }),
)
