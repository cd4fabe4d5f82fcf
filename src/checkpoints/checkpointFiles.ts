import type { SafeFile } from '#src/contract/checkpointFiles.ts'
import { once } from '#src/lib/lazy.ts'

/** The checkpoint whose files aren't in a folder. */
const ROOT = '.'

/** A page of the files of all of a job's checkpoints. */
export interface FilesPage {
  readonly presigned_urls: readonly SafeFile[]
  readonly next_page_token?: number | null | undefined
  readonly total_count: number
}

/** A file of a checkpoint. */
export interface CheckpointFile extends Pick<
  SafeFile,
  'node_rank' | 'size_bytes' | 'last_modified'
> {
  /** The path within the checkpoint. */
  readonly path: string
}

/**
 * Returns the token of the next page; `undefined` after the last one. Also stops at an empty page, and at a token that
 * leads back.
 */
export function nextPage(page: FilesPage, token: number): number | undefined {
  const { presigned_urls: files, next_page_token: next } = page
  return files.length > 0 && typeof next === 'number' && next > token ? next : undefined
}

/** Names with numbers: `model-10` after `model-2`. */
const names = once(() => new Intl.Collator('en', { numeric: true }))

/** Returns the files of one checkpoint, sorted by path. */
export function filesOf(pages: readonly FilesPage[], checkpointId: string): CheckpointFile[] {
  const found = pages.flatMap(({ presigned_urls: files }) =>
    files.flatMap(({ relative_file_name: name, node_rank, size_bytes, last_modified }) => {
      const path = pathIn(checkpointId, name)
      return path === null ? [] : [{ path, node_rank, size_bytes, last_modified }]
    }),
  )
  return found.sort((a, b) => names().compare(a.path, b.path) || a.node_rank - b.node_rank)
}

/** Returns a file's path within a checkpoint; `null` if it is another checkpoint's. */
function pathIn(checkpointId: string, name: string): string | null {
  const prefix = `${checkpointId}/`
  if (name.startsWith(prefix)) return name.slice(prefix.length)
  return checkpointId === ROOT && !name.includes('/') ? name : null
}
