/**
 * Tells whenever the page may have other colors: the person or the system has picked another theme, or forces colors.
 *
 * @returns stops it
 */
export function watchTheme(onChange: () => void): () => void {
  const system = ['(prefers-color-scheme: dark)', '(forced-colors: active)'].map((query) =>
    matchMedia(query),
  )
  const picked = new MutationObserver(onChange)
  picked.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  for (const query of system) query.addEventListener('change', onChange)
  return () => {
    picked.disconnect()
    for (const query of system) query.removeEventListener('change', onChange)
  }
}
