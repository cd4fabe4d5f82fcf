import { wholeNumber } from './query.ts'
import { count, dateTime } from './trainingJob.ts'
import { z } from './zod.ts'

export const DEFAULT_PAGE_SIZE = 1000

/**
 * The query of checkpoint files, from Baseten's OpenAPI description. `page_token` is the offset of the first file. The
 * maximum page size isn't documented: never more than the default is requested.
 */
export const checkpointFilesQuerySchema = z.strictObject({
  page_size: z.exactOptional(wholeNumber({ min: 1, max: DEFAULT_PAGE_SIZE })),
  page_token: z.exactOptional(wholeNumber()),
})

export type CheckpointFilesQuery = z.infer<typeof checkpointFilesQuerySchema>

/**
 * A file. The first folder of `relative_file_name` is its checkpoint; files of the checkpoint `.` are in no folder.
 * `url` is a short-lived secret and must not reach a page, a log or a screen.
 */
export const checkpointFileSchema = z.object({
  url: z.string(),
  relative_file_name: z.string(),
  node_rank: count,
  size_bytes: count,
  last_modified: dateTime,
})

/** A file without its secret, as the page gets it. */
const safeFileSchema = z.omit(checkpointFileSchema, { url: true })

/**
 * The response of checkpoint files: one page of the files of all of a job's checkpoints. The last page has no
 * `next_page_token`; also stop at an empty page.
 */
export const checkpointFilesResponseSchema = z.object({
  presigned_urls: z.array(checkpointFileSchema),
  next_page_token: z.nullish(count),
  total_count: count,
})

/** The same without secrets: what the proxy sends to the page. */
export const safeFilesResponseSchema = z.object({
  ...checkpointFilesResponseSchema.shape,
  presigned_urls: z.array(safeFileSchema),
})

export type CheckpointFile = z.infer<typeof checkpointFileSchema>
export type SafeFile = z.infer<typeof safeFileSchema>
export type CheckpointFilesResponse = z.infer<typeof checkpointFilesResponseSchema>
