import { loadable } from '#src/ui/loadable.ts'
import { ManualCopy } from '#src/ui/ManualCopy.tsx'
import { Tooltips } from '#src/ui/Tooltips.tsx'
import { useUrlView, ViewProvider } from '#src/view/useView.tsx'
import { ZoneContext } from '#src/view/zone.ts'
import { App } from './App.tsx'

// If the wall's code can't be loaded, the page displays the jobs and a notice.
const WallScreen = loadable(async () => (await import('./WallScreen.tsx')).WallScreen, <App />)

export function Root() {
  const [view, setView] = useUrlView()
  return (
    <ViewProvider view={view} setView={setView}>
      <ZoneContext value={view.tz}>
        <Tooltips>
          {view.wall ? <WallScreen /> : <App />}
          <ManualCopy />
        </Tooltips>
      </ZoneContext>
    </ViewProvider>
  )
}
