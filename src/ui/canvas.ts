/** Sizes a canvas, px, at the resolution of the screen. Returns its context; `null` if none. */
export function sized(
  canvas: HTMLCanvasElement,
  width: number,
  height: number,
): CanvasRenderingContext2D | null {
  const scale = window.devicePixelRatio
  const [across, down] = [Math.round(width * scale), Math.round(height * scale)]
  // Setting a size clears the canvas, even if it is the same.
  if (canvas.width !== across) canvas.width = across
  if (canvas.height !== down) canvas.height = down
  const context = canvas.getContext('2d')
  context?.setTransform(scale, 0, 0, scale, 0, 0)
  return context
}

/** Returns a color of the theme by the name of its custom property, in the form `#123456`. */
export function tokenColor(element: HTMLElement, name: string): string {
  // The value of a custom property isn't resolved for the theme; a color that uses it is.
  element.style.color = `var(--${name})`
  const { color } = getComputedStyle(element)
  element.style.color = ''
  return toHex(color)
}

/**
 * Converts `rgb(18, 52, 86)` to `#123456`, the form that a canvas returns, so that the two can be compared. Mixed
 * colors have the form `color(srgb 0.07 0.2 0.34)`.
 */
export function toHex(color: string): string {
  const whole = color.startsWith('color(') ? 255 : 1
  const parts = (color.match(/[\d.]+/g) ?? [])
    .slice(0, 3)
    .map((part) => Math.round(Number(part) * whole))
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`
}

/**
 * Listens for changes of the settings, the system's theme and forced colors. Returns a function that unsubscribes.
 */
export function watchTheme(onChange: () => void): () => void {
  const system = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  )
  const settings = new MutationObserver(onChange)
  settings.observe(document.documentElement, {
    attributeFilter: ['data-theme', 'data-patterns'],
  })
  for (const query of system) query.addEventListener('change', onChange)
  return () => {
    settings.disconnect()
    for (const query of system) query.removeEventListener('change', onChange)
  }
}
