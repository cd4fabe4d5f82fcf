import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { NuqsAdapter } from 'nuqs/adapters/react'
import { StrictMode, useEffect, useLayoutEffect, type ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { SEARCH_FIELD } from '#src/keyboard/focusSearch.ts'
import { storageFailed } from '#src/lib/stored.ts'
import { loadFailures } from '#src/notices/lazyFailures.tsx'
import { watchForMissingFiles } from '#src/ui/missingFiles.ts'
import { showToast } from '#src/ui/toasts.ts'
import { CrashScreen } from './CrashScreen.tsx'
import { replayEarlyKeys, typingIn } from './earlyKeys.ts'
import { Root } from './Root.tsx'
import { measureShell } from './usePageLayout.ts'

export interface Mounted {
  /** Resolves when the page has replaced the shell and observes its queries, or has crashed. */
  readonly ready: Promise<void>
  readonly unmount: () => void
}

/** Renders the page in place of the shell, with the query that the client has already started. */
export function renderPage(container: Element, client: QueryClient): Mounted {
  watchForMissingFiles()
  storageFailed.subscribe(showStorageNotice)
  const shell = document.getElementById('shell')
  const applySizes = shell && measureShell(shell)
  let onReady: (() => void) | undefined
  const ready = new Promise<void>((resolve) => {
    onReady = resolve
  })
  const root = createRoot(container, {
    onUncaughtError: (error) => {
      console.error(error)
      shell?.remove()
      root.render(<CrashScreen message={`${messageOf(error)}.`} />)
      onReady?.()
    },
  })
  root.render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <NuqsAdapter>
          <Mounting shell={shell} onMount={applySizes} onReady={onReady}>
            <Root />
          </Mounting>
        </NuqsAdapter>
      </QueryClientProvider>
    </StrictMode>,
  )
  // Not in builds or tests.
  if (import.meta.env.MODE === 'development') {
    void import('./devtools.tsx').then(({ renderDevtools }) => renderDevtools(client))
  }
  return { ready: ready.then(startPage), unmount: () => root.unmount() }
}

function startPage(): void {
  replayEarlyKeys()
  // Preloaded, since the server may be unreachable when there is a failure to display.
  loadFailures().catch(() => {})
}

interface MountingProps {
  readonly shell: HTMLElement | null
  readonly onMount: (() => void) | null
  readonly onReady: (() => void) | undefined
  readonly children: ReactNode
}

/** Removes the shell before the page is painted. */
function Mounting({ shell, onMount, onReady, children }: MountingProps) {
  useLayoutEffect(() => {
    if (!shell?.isConnected) return
    const continueTyping = typingIn(shell.querySelector('input'))
    shell.remove()
    onMount?.()
    // React handles no input event before the page is mounted.
    queueMicrotask(() => continueTyping(document.getElementById(SEARCH_FIELD)))
  }, [shell, onMount])
  useEffect(() => onReady?.(), [onReady])
  return children
}

/** Displayed once, since it also applies to later changes. */
function showStorageNotice(): void {
  showToast({
    id: 'storageFailed',
    title: 'Can’t save settings in this browser',
    text: 'Storage is full or blocked. Saved views, columns, theme and watched jobs last until you close the page.',
    lasts: 0,
  })
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))

export function renderCrashScreen(container: Element, message: string): void {
  document.getElementById('shell')?.remove()
  createRoot(container).render(<CrashScreen message={message} />)
}
