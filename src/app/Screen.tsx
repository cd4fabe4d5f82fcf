import { loadable } from '../ui/loadable.ts'
import { useView } from '../view/useView.ts'
import { App } from './App.tsx'
import { Fault } from './Fault.tsx'

const WallScreen = loadable(
  async () => (await import('./WallScreen.tsx')).WallScreen,
  <Fault message="The page for a wall could not be loaded. The server may have a newer version." />,
)

/** What the address asks for: the page to work with, or the one for a screen on a wall. */
export function Screen() {
  const [{ wall }] = useView()
  return wall ? <WallScreen /> : <App />
}
