import type { CounterView } from '@antre/contract'
import { Actions } from '../parts/actions.tsx'
import { DeviceFaults } from '../parts/device-faults.tsx'
import { Foot } from '../parts/foot.tsx'
import { Lists } from '../parts/lists.tsx'
import { NextButton } from '../parts/next-button.tsx'
import { Present } from '../parts/present.tsx'

/** An open or paused counter: the person, what to do next, and who waits. */
export function AtWork({ view }: { readonly view: CounterView }) {
  return (
    <main className="work">
      <div className="work-now">
        <Present view={view} />
        <NextButton view={view} />
        <Actions view={view} />
      </div>
      <div className="work-side">
        <DeviceFaults view={view} />
        <Lists view={view} />
      </div>
      <Foot view={view} />
    </main>
  )
}
