import { useMemo, useState } from 'react'
import { TimeAgo } from '#src/components/TimeAgo.tsx'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { parseTime } from '#src/lib/time.ts'
import { formatBytes, formatCount, plural } from '#src/lib/units.ts'
import { formatExact } from '#src/lib/zone.ts'
import { Button } from '#src/ui/Button.tsx'
import { withTooltip } from '#src/ui/withTooltip.ts'
import { useZone } from '#src/view/zone.ts'
import { filesOf, type CheckpointFile, type FilesPage } from './checkpointFiles.ts'
import { totalSize } from './checkpointList.ts'
import { Failure } from './Failure.tsx'
import { useFiles } from './useFiles.ts'

interface CheckpointFilesProps {
  readonly job: TrainingJob
  readonly checkpointId: string
}

export function CheckpointFiles({ job, checkpointId }: CheckpointFilesProps) {
  const { pages, isReading, error, waitUntil, retry } = useFiles(job)
  const files = useMemo(() => filesOf(pages, checkpointId), [pages, checkpointId])
  return (
    <div className="mb-2 flex flex-col gap-1 rounded-md bg-subtle px-3 py-2">
      <p role="status" className="text-muted tabular-nums">
        {isReading ? describeReading(pages) : error ? '' : describeFiles(files)}
      </p>
      {error && (
        <Failure error={error} since={null} waitUntil={waitUntil} onRetry={retry} isNotice />
      )}
      {files.length > 0 && <FileTable files={files} label={`Files of ${checkpointId}`} />}
    </div>
  )
}

function describeReading(pages: readonly FilesPage[]): string {
  const read = pages.reduce((sum, { presigned_urls: files }) => sum + files.length, 0)
  const total = pages.at(-1)?.total_count ?? 0
  if (read === 0) return 'Loading files…'
  return `Loading files… ${formatCount(read)} of ${formatCount(Math.max(read, total))} of all checkpoints`
}

function describeFiles(files: readonly CheckpointFile[]): string {
  if (files.length === 0) return 'No files.'
  return `${plural(files.length, 'file')}, ${formatBytes(totalSize(files))}`
}

/** The number of files that are displayed at first. */
const FIRST = 100

interface FileTableProps {
  readonly files: readonly CheckpointFile[]
  readonly label: string
}

function FileTable({ files, label }: FileTableProps) {
  const zone = useZone()
  const [isWhole, setWhole] = useState(false)
  const displayed = isWhole ? files : files.slice(0, FIRST)
  return (
    <>
      <table aria-label={label} className="w-full text-xs leading-5">
        <thead>
          <tr className="text-left text-muted *:py-0.5 *:font-normal *:not-first:pl-3 *:not-first:text-right">
            <th scope="col">File</th>
            <th scope="col">Size</th>
            <th scope="col">Node</th>
            <th scope="col">Modified</th>
          </tr>
        </thead>
        <tbody>
          {displayed.map(({ path, size_bytes, node_rank, last_modified: at }, index) => (
            <tr
              key={index}
              className="align-baseline tabular-nums *:py-0.5 *:not-first:pl-3 *:not-first:text-right *:not-first:whitespace-nowrap"
            >
              <td className="font-mono wrap-anywhere">{path}</td>
              <td>{formatBytes(size_bytes)}</td>
              <td>{formatCount(node_rank)}</td>
              <td className="text-muted" {...withTooltip(formatExact(parseTime(at), zone))}>
                <TimeAgo at={at} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {files.length > FIRST && !isWhole && (
        <Button variant="quiet" className="-ml-2 self-start" onClick={() => setWhole(true)}>
          Show all {formatCount(files.length)} files
        </Button>
      )}
    </>
  )
}
