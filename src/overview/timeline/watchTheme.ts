/**
 * Tells whenever the page may have other colours: the person or the system has picked another theme.
 *
 * @returns stops it
 */
export function watchTheme(onChange: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)')
  const picked = new MutationObserver(onChange)
  picked.observe(document.documentElement, { attributeFilter: ['data-theme'] })
  system.addEventListener('change', onChange)
  return () => {
    picked.disconnect()
    system.removeEventListener('change', onChange)
  }
}
