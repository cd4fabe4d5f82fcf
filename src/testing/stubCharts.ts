import { vi } from 'vitest'

class Observer {
  observe() {}
  disconnect() {}
}

/** Stubs what charts need and jsdom lacks. Returns the function that is called for each canvas that is painted. */
export function stubCharts(width: number) {
  const getContext = vi.fn<() => null>(() => null)
  vi.stubGlobal('ResizeObserver', Observer)
  vi.stubGlobal('matchMedia', () => ({
    matches: false,
    addEventListener: () => {},
    removeEventListener: () => {},
  }))
  vi.spyOn(Element.prototype, 'clientWidth', 'get').mockReturnValue(width)
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(getContext)
  return getContext
}
