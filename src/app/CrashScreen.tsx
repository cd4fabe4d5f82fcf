interface CrashScreenProps {
  /** A complete sentence. */
  readonly message: string
}

export function CrashScreen({ message }: CrashScreenProps) {
  return (
    <main
      role="alert"
      className="flex h-dvh flex-col items-center justify-center gap-3 px-4 text-center"
    >
      <h1 className="text-base font-medium">Something went wrong</h1>
      <p className="max-w-lg break-words text-muted">
        {message} Your training jobs aren’t affected.
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
