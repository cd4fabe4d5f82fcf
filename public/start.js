// What must happen before the first paint, or before the page's script runs. Plain script: a module would come too late.
{
  const root = document.documentElement

  const prefix = document.querySelector('meta[name=config]')?.getAttribute('data-prefix') ?? ''
  /** @param {string} name */
  const stored = (name) => {
    try {
      return localStorage.getItem(prefix + name)
    } catch {
      // Storage is denied: nothing is stored.
      return null
    }
  }

  // The remembered theme, so that nothing flashes.
  const theme = stored('theme')
  if (theme === 'light' || theme === 'dark') root.dataset.theme = theme

  // On a slow connection, the page's script can take more than 5 s: `load` waits for it, or for its failure.
  root.dataset.loading = ''
  addEventListener('load', () => {
    delete root.dataset.loading
  })

  // How much of the shell is displayed. Other parameters, a start page and stored columns change what is below its
  // filters. Nothing is displayed on the wall or behind details that cover the page.
  const parameters = location.search.slice(1).split('&')
  /** @param {string} name */
  const has = (name) => parameters.some((parameter) => parameter.startsWith(`${name}=`))
  const isCovered = has('open') && (has('full') || matchMedia('(width < 64rem)').matches)
  if (!has('wall') && !isCovered) {
    const isBare = parameters.every((parameter) => /^(?:refresh=.*)?$/.test(parameter))
    root.dataset.shell = isBare && !stored('views') && !stored('layouts') ? 'page' : 'top'
    root.dataset.page = ''
    root.toggleAttribute('data-demo', prefix.startsWith('demo:'))
    // The width without the scrollbar; see `usePageLayout`.
    root.style.setProperty('--page', `${root.clientWidth}px`)
  }

  // Records the shortcuts that are pressed before the page's script runs, for `src/app/earlyKeys.ts`.
  /** @type {import('../src/app/earlyKeys.ts').EarlyKey[]} */
  const pressed = []
  /** @param {KeyboardEvent} event */
  const record = (event) => {
    const { key, code, ctrlKey, metaKey, altKey, shiftKey, repeat, target } = event
    const isTyping = target instanceof HTMLInputElement
    // On a keyboard without Latin letters, the code counts; see `src/keyboard/layoutKey.ts`.
    const isPalette = key === 'k' || (code === 'KeyK' && key > '~')
    const isLetter = key.length === 1 && key !== ' ' && !isTyping
    if (altKey || repeat || !(ctrlKey || metaKey ? isPalette : isLetter)) return
    event.preventDefault()
    const search = key === '/' && document.querySelector('#shell input')
    if (search instanceof HTMLInputElement) search.focus()
    else pressed.push({ key, code, ctrlKey, metaKey, shiftKey })
  }
  addEventListener('keydown', record)
  window.takeEarlyKeys = () => {
    removeEventListener('keydown', record)
    return pressed.splice(0)
  }
}
