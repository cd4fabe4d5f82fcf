import { readPageConfig } from '#src/lib/pageConfig.ts'

export function DemoBanner() {
  if (!readPageConfig().demo) return null
  return (
    <aside aria-label="Demo" className="shrink-0 border-b border-line bg-accent-soft px-4 py-1.5">
      <strong className="font-medium">Demo.</strong> These training jobs are simulated.
      {/* Omitted on a phone, to fit in one line. */}
      <span className="max-md:hidden">
        {' '}
        To see your own, set <code className="font-mono text-xs">BASETEN_API_KEY</code> in{' '}
        <code className="font-mono text-xs">.env.local</code>, then restart the dashboard
        {/* The server's option; a demo in the browser has none. */}
        {__DEMO__ === null && (
          <>
            {' '}
            without <code className="font-mono text-xs">--demo</code>
          </>
        )}
        .
      </span>
    </aside>
  )
}
