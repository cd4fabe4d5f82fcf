import { Download, Upload } from 'lucide-react'
import { useState } from 'react'
import { buttonClass } from '#src/ui/Button.tsx'
import { showToast } from '#src/ui/toasts.ts'
import { savedViews, type SavedView } from '#src/view/saved/savedViews.ts'
import {
  describeImport,
  importViews,
  planImport,
  printViewsFile,
  readViewsFile,
} from './viewsFile.ts'

export function ViewsFile({ views }: { readonly views: readonly SavedView[] }) {
  const [error, setError] = useState<string | null>(null)
  return (
    <div className="flex flex-wrap gap-2 border-t border-line p-3">
      {views.length > 0 && (
        <a
          className={buttonClass('outline')}
          href={`data:application/json,${encodeURIComponent(printViewsFile(views))}`}
          download="training-job-views.json"
        >
          <Download aria-hidden className="size-3.5 text-muted" />
          Export
        </a>
      )}
      <label
        className={buttonClass(
          'outline',
          'cursor-pointer has-focus-visible:outline-2 has-focus-visible:outline-offset-1 has-focus-visible:outline-accent',
        )}
      >
        <Upload aria-hidden className="size-3.5 text-muted" />
        Import
        <input
          type="file"
          accept=".json,application/json"
          className="sr-only"
          onChange={async ({ target }) => {
            const [file] = target.files ?? []
            if (file) setError(await importFrom(file))
            // Allows the same file to be selected again.
            target.value = ''
          }}
        />
      </label>
      {error !== null && (
        <p role="alert" className="basis-full text-tone-red wrap-anywhere">
          {error}
        </p>
      )}
    </div>
  )
}

/** Returns an error message; `null` if the import succeeded. */
async function importFrom(file: File): Promise<string | null> {
  const views = await readViewsFile(file)
  if (typeof views === 'string') return views
  const plan = planImport(savedViews.get().views, views)
  savedViews.update(importViews(views))
  showToast({ id: 'imported views', ...describeImport(plan) })
  return null
}
