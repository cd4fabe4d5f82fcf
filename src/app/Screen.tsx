import { loadable } from '../ui/loadable.ts'
import { useView } from '../view/useView.ts'
import { App } from './App.tsx'

const WallScreen = loadable(async () => (await import('./WallScreen.tsx')).WallScreen)

/** What the address asks for: the page to work with, or the one for a screen on a wall. */
export function Screen() {
  const [{ wall }] = useView()
  return wall ? <WallScreen /> : <App />
}
