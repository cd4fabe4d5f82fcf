import { Popover } from '@base-ui/react/popover'
import { Switch } from '@base-ui/react/switch'
import { useId } from 'react'
import { useIsSignedOut } from '#src/search/useIsSignedOut.ts'
import { PopupFrame, popupRoot, type PopupProps } from '#src/ui/PopupFrame.tsx'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { truncateList } from '#src/ui/truncateList.ts'
import { CLOSED, withJob } from '#src/view/detailsView.ts'
import { withRowsOf } from '#src/view/saved/sameView.ts'
import { parseView, printView } from '#src/view/url.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { useView } from '#src/view/useView.tsx'
import type { View } from '#src/view/view.ts'
import { unwatchJobs, unwatchView, useWatches, watchView } from './actions.ts'
import { useAlerts } from './alerts.ts'
import { Notifications } from './Notifications.tsx'
import { EndedRow, Section, WatchedRow } from './rows.tsx'
import { isViewWatched, watchCount, watchedQuery } from './watches.ts'

export interface WatchPopupProps extends PopupProps {
  readonly viewName: string
}

const MAX_ENDED = 5

export function WatchPopup({ viewName, ...frame }: WatchPopupProps) {
  const [view, setView] = useView()
  const watches = useWatches()
  const latest = useAlerts().slice(-MAX_ENDED).reverse()

  function linkTo(next: View) {
    return {
      href: printView(next) || '?',
      onOpen: () => {
        setView(next)
        frame.onClose()
      },
    }
  }

  return (
    <Popover.Root {...popupRoot(frame)}>
      <PopupFrame {...frame} parts={Popover} still className="w-84">
        <ThisView name={viewName} />
        <SignedOut />
        <div ref={truncateList} className="min-h-0 overflow-y-auto border-t border-line py-2">
          <Section title="Watched">
            {watches.views.map(({ name, query }) => (
              <WatchedRow
                key={query}
                name={name}
                kind="view"
                link={linkTo(withRowsOf({ ...view, ...CLOSED }, parseView(query)))}
                onStop={() => unwatchView(query)}
              />
            ))}
            {watches.jobs.map(({ id, name }) => (
              <WatchedRow
                key={id}
                name={name}
                kind="job"
                link={linkTo(withJob(view, id))}
                onStop={() => unwatchJobs([id])}
              />
            ))}
          </Section>
          {watchCount(watches) === 0 && (
            <p className="px-4 py-1 text-muted">
              You’re not watching anything. Watch this view, or press W on an active job.
            </p>
          )}
          {latest.length > 0 && (
            <Section title="Recently ended">
              {latest.map((item) => (
                <EndedRow key={item.id} item={item} link={linkTo(withJob(view, item.id))} />
              ))}
            </Section>
          )}
        </div>
        <Notifications />
      </PopupFrame>
    </Popover.Root>
  )
}

function SignedOut() {
  const query = useQueryString()
  return (
    useIsSignedOut() && (
      <div
        role="alert"
        className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-tone-red-soft px-4 py-2 text-tone-red"
      >
        <p className="min-w-0 flex-1 basis-40">You may be signed out. Alerts are paused.</p>
        <ReloadLink query={query} variant="tinted" />
      </div>
    )
  )
}

function ThisView({ name }: { readonly name: string }) {
  const [view] = useView()
  const id = useId()
  const query = watchedQuery(view)
  const isWatched = isViewWatched(useWatches(), query)
  return (
    <label htmlFor={id} className="flex cursor-pointer items-center gap-3 px-4 py-3">
      <span className="min-w-0 flex-1">
        <span className="block font-medium">Watch this view</span>
        <span className="block truncate text-muted" data-tooltip="">
          {name}
        </span>
      </span>
      <Switch.Root
        id={id}
        nativeButton
        render={<button type="button" />}
        checked={isWatched}
        onCheckedChange={(checked) => {
          if (checked) watchView(view, name)
          else unwatchView(query)
        }}
        className="flex h-5 w-9 shrink-0 items-center rounded-full bg-muted p-0.5 transition-colors data-checked:bg-accent"
      >
        <Switch.Thumb className="size-4 rounded-full bg-surface transition-transform data-checked:translate-x-4" />
      </Switch.Root>
    </label>
  )
}
