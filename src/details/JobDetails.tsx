import { Tabs } from '@base-ui/react/tabs'
import { clsx } from 'clsx'
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { ErrorReason } from '#src/components/ErrorReason.tsx'
import { statusMark } from '#src/components/statusMark.ts'
import { jobTitle } from '#src/jobs/job.ts'
import type { QueuePosition } from '#src/jobs/queue.ts'
import { formatMinute } from '#src/lib/zone.ts'
import { adviceFor, reasonOf } from '#src/search/errorMessages.ts'
import type { SearchError } from '#src/search/searchError.ts'
import { Button } from '#src/ui/Button.tsx'
import { CodeText } from '#src/ui/CodeText.tsx'
import { isInPopup } from '#src/ui/isInPopup.ts'
import { PrintPage } from '#src/ui/PrintPage.tsx'
import { ReloadLink } from '#src/ui/ReloadLink.tsx'
import { useFocusFallback } from '#src/ui/useFocusFallback.ts'
import { usePrinted } from '#src/ui/usePrinted.ts'
import { useQueryString } from '#src/view/useQueryString.ts'
import { useView } from '#src/view/useView.tsx'
import { TABS } from '#src/view/view.ts'
import { useZone } from '#src/view/zone.ts'
import { describeAbsence, type Absence } from './absence.ts'
import { Details } from './Details.tsx'
import { Head, StatusLine, type HeadProps } from './Head.tsx'
import type { OpenJob } from './useOpenJob.ts'
import { useQueuePosition } from './useQueuePosition.ts'

/** What other features display in the details of a job. */
interface Slots {
  /** Buttons, on the overview. */
  readonly actions: ReactNode
  /** The reason for a failure that the job's error message doesn't give, on the overview. */
  readonly loggedReason: ReactNode
  /** What the job's GPUs don't do, on the overview. */
  readonly idleGpus: ReactNode
  /** The tab of the logs. Scrolls by itself, and handles the arrow keys. */
  readonly logs: ReactNode
  /** The tab of the metrics. */
  readonly metrics: ReactNode
  /** The tab of the checkpoints. */
  readonly checkpoints: ReactNode
}

interface JobDetailsProps extends HeadProps, Slots {
  /** The rows of the displayed result that match the view; `null` until there is one. */
  readonly rows: Uint32Array | null
}

const NARROW = '(width < 64rem)'

const STEPS: Readonly<Record<string, -1 | 1>> = { ArrowUp: -1, ArrowDown: 1 }

const COVERING = 'visible fixed inset-0 z-30'
const BESIDE =
  'max-lg:visible max-lg:fixed max-lg:inset-0 max-lg:z-30 lg:sticky lg:top-(--top) lg:right-0 lg:z-25 lg:h-[calc(100dvh-var(--top))] lg:w-120 lg:shrink-0 lg:border-l lg:border-line'

// While a tab is being replaced, both panels are in the document.
const PANEL = 'min-h-0 flex-1 focus-visible:outline-offset-[-2px] data-ending-style:hidden'
const SCROLLING_PANEL = `${PANEL} overflow-y-auto overscroll-contain`

/** Whether the focus is in a part that uses the arrow keys: a log, the charts or the raw JSON. */
function usesArrowKeys(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    (target instanceof HTMLPreElement || target.closest('[data-own-keys]') !== null)
  )
}

export function JobDetails(props: JobDetailsProps) {
  const { rows, actions, loggedReason, idleGpus, logs, metrics, checkpoints, ...head } = props
  const { id, open, onStep, onClose } = head
  const [{ tab, full }, setView] = useView()
  const position = useQueuePosition(open, rows)
  const content = { id, open, position, actions, loggedReason, idleGpus }
  const panel = useRef<HTMLDivElement>(null)

  useEffect(() => {
    // The list, which had the focus, is covered.
    const isCovering = full || matchMedia(NARROW).matches
    if (isCovering && !panel.current?.contains(document.activeElement)) panel.current?.focus()
  }, [full])

  function onKeyDown(event: KeyboardEvent) {
    if (event.metaKey || event.ctrlKey || event.altKey || event.shiftKey) return
    if (event.defaultPrevented || isInPopup(event.target)) return
    const step = usesArrowKeys(event.target) ? undefined : STEPS[event.key]
    if (step !== undefined) onStep(step)
    else if (event.key === 'Escape') onClose()
    else return
    event.preventDefault()
  }

  return (
    <Tabs.Root
      value={tab}
      onValueChange={(next: unknown) =>
        setView({ tab: TABS.find((each) => each === next) ?? 'overview' })
      }
      ref={panel}
      render={<aside />}
      tabIndex={-1}
      aria-label="Job details"
      data-full={full || undefined}
      className={clsx(
        open.state === 'found' && open.error && 'is-outdated',
        'flex min-h-0 flex-col bg-canvas outline-none pointer-coarse:[&_:is(a,button)]:min-h-11 pointer-coarse:[&_:is(a,button)]:min-w-8 pointer-coarse:[&_header_button]:min-w-11',
        full ? COVERING : BESIDE,
      )}
      onKeyDown={onKeyDown}
    >
      <Head {...head} />
      {open.state === 'found' ? (
        <>
          <Tabs.Panel value="overview" className={SCROLLING_PANEL}>
            {tab === 'overview' && (
              <PanelContent>
                <Content key={id} {...content} />
              </PanelContent>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="logs" tabIndex={-1} data-own-keys className={PANEL}>
            {tab === 'logs' && (
              <PanelContent key={id} className="flex h-full flex-col">
                {logs}
              </PanelContent>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="metrics" className={SCROLLING_PANEL}>
            {tab === 'metrics' && (
              <PanelContent key={id} className="flex min-h-full flex-col">
                {metrics}
              </PanelContent>
            )}
          </Tabs.Panel>
          <Tabs.Panel value="checkpoints" className={SCROLLING_PANEL}>
            {tab === 'checkpoints' && (
              <PanelContent key={id} className="flex min-h-full flex-col">
                {checkpoints}
              </PanelContent>
            )}
          </Tabs.Panel>
        </>
      ) : (
        <section
          aria-label="Job"
          // A scrollable region must be reachable by keyboard.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
          tabIndex={0}
          className={SCROLLING_PANEL}
        >
          <Content {...content} />
        </section>
      )}
      {open.state === 'found' && open.error?.kind === 'signed-out' && (
        <SignedOutNote error={open.error} />
      )}
      {open.state === 'found' && open.absence && <AbsenceNote absence={open.absence} />}
      <Printed {...content} />
    </Tabs.Root>
  )
}

interface PanelContentProps {
  readonly className?: string
  readonly children: ReactNode
}

/** If it has the focus when another tab opens, the details get it, so that their keys still work. */
function PanelContent({ className, children }: PanelContentProps) {
  const ref = useFocusFallback<HTMLDivElement>('aside')
  return (
    <div ref={ref} className={className}>
      {children}
    </div>
  )
}

/** Displayed where the details cover the page, with its notice. */
function SignedOutNote({ error }: { readonly error: SearchError }) {
  const query = useQueryString()
  return (
    <p
      role="note"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-tone-red-soft px-5 py-2 text-tone-red lg:hidden"
    >
      {adviceFor(error).title}.
      <ReloadLink query={query} variant="tinted" />
    </p>
  )
}

/** Below the rest, so that nothing moves when it appears. */
function AbsenceNote({ absence }: { readonly absence: Absence }) {
  const mark = absence.newStatus === null ? null : statusMark(absence.newStatus)
  return (
    <p
      role="note"
      className={clsx(
        'px-5 py-2',
        mark
          ? `status-${mark.kind} bg-status-soft text-status-ink icon icon-${mark.icon} before:mr-1.5 before:align-[-0.125rem]`
          : 'bg-tone-amber-soft text-tone-amber',
      )}
    >
      {describeAbsence(absence)}
    </p>
  )
}

interface ContentProps extends Pick<Slots, 'actions' | 'loggedReason' | 'idleGpus'> {
  readonly id: string
  readonly open: OpenJob
  readonly position: QueuePosition | null
}

function Printed(content: ContentProps) {
  const printed = usePrinted(content)
  const zone = useZone()
  if (!printed) return null
  const { value, at } = printed
  const { id, open } = value
  return (
    <PrintPage
      title={open.state === 'found' ? jobTitle(open.job) : id}
      facts={
        <>
          {open.state === 'found' && <StatusLine job={open.job} />}
          <p>Printed {formatMinute(at, zone)}</p>
        </>
      }
      paper="portrait"
    >
      <Content {...value} actions={null} idleGpus={null} />
    </PrintPage>
  )
}

function Content({ id, open, ...slots }: ContentProps) {
  switch (open.state) {
    case 'found':
      return <Details {...open} {...slots} />
    case 'searching':
      return (
        <p role="status" className="px-5 py-4 text-muted">
          Loading job…
        </p>
      )
    case 'missing':
      return (
        <div role="alert" className="flex flex-col gap-1 px-5 py-4">
          <h3 className="font-medium">Job not found</h3>
          <p className="wrap-anywhere text-muted">
            No training job with ID {id} in this organization.
          </p>
        </div>
      )
    case 'failed':
      return <Failed error={open.error} retry={open.retry} />
  }
}

interface FailedProps {
  readonly error: SearchError
  readonly retry: () => void
}

function Failed({ error, retry }: FailedProps) {
  const { title, action } = adviceFor(error)
  const reason = reasonOf(error)
  const query = useQueryString()
  return (
    <div role="alert" className="flex flex-col items-start gap-1 px-5 py-4">
      <h3 className="font-medium">{title}</h3>
      <p className="wrap-anywhere text-muted">
        <CodeText text={action} /> {reason && <ErrorReason {...reason} />}
      </p>
      <div className="mt-3 flex flex-wrap gap-2">
        {error.kind === 'signed-out' && <ReloadLink query={query} variant="outline" />}
        <Button onClick={retry}>Retry now</Button>
      </div>
    </div>
  )
}
