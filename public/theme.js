// Sets the remembered theme before the first paint, so that nothing flashes. Plain script: a module would come too late.
;(() => {
  let theme = null
  try {
    const prefix = document.querySelector('meta[name=config]')?.getAttribute('data-prefix') ?? ''
    theme = localStorage.getItem(`${prefix}theme`)
  } catch {
    // Storage may be denied; the system's theme does.
  }
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
})()
