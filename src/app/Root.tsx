import { loadable } from '#src/ui/loadable.ts'
import { ManualCopy } from '#src/ui/ManualCopy.tsx'
import { Tooltips } from '#src/ui/Tooltips.tsx'
import { useView } from '#src/view/useView.ts'
import { ZoneContext } from '#src/view/zone.ts'
import { App } from './App.tsx'

// Where the page for a wall cannot be loaded, the other one has the jobs, and says so.
const WallScreen = loadable(async () => (await import('./WallScreen.tsx')).WallScreen, <App />)

/** What the address asks for: the page to work with, or the one for a screen on a wall. */
export function Root() {
  const [{ wall, tz }] = useView()
  return (
    <ZoneContext value={tz}>
      <Tooltips>
        {wall ? <WallScreen /> : <App />}
        <ManualCopy />
      </Tooltips>
    </ZoneContext>
  )
}
