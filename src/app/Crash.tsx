import { Component, type ReactNode } from 'react'

interface CrashProps {
  readonly children: ReactNode
}

/** The last resort: a fault in the page itself says so, and offers a way on, instead of a blank page. */
export class Crash extends Component<CrashProps, { error: Error | null }> {
  override state = { error: null as Error | null }

  static getDerivedStateFromError(error: Error) {
    return { error }
  }

  override render() {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <main
        role="alert"
        className="flex h-dvh flex-col items-center justify-center gap-3 px-4 text-center"
      >
        <h1 className="text-base font-medium">The dashboard has a fault</h1>
        <p className="max-w-lg break-words text-muted">
          {error.message}. Your jobs are not affected. Reload the page, or open it without filters.
        </p>
        <p className="flex gap-4">
          <a className="text-accent underline" href={location.href}>
            Reload
          </a>
          <a className="text-accent underline" href={location.pathname}>
            Open without filters
          </a>
        </p>
      </main>
    )
  }
}
