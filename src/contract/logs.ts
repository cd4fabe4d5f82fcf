import { isDateTime } from './guards.ts'
import { openSet } from './knownValues.ts'
import { wholeNumber, windowChecks, windowShape } from './query.ts'
import { z } from './zod.ts'

export const LOG_LEVELS = ['DEBUG', 'INFO', 'WARNING', 'ERROR'] as const

/** The maximum length of a window, ms: 7 days, from Baseten's OpenAPI description. */
export const MAX_LOG_WINDOW = 7 * 24 * 3_600_000

/** The start of a window without `start_epoch_millis`, ms before its end. */
export const DEFAULT_LOG_WINDOW = 30 * 60_000

export const DEFAULT_LOG_LIMIT = 500

/**
 * The query of logs, from Baseten's OpenAPI description. Both ends of a window are inclusive, in ms since the epoch;
 * the default end is now. The default direction is unknown: always send one. Any `min_level`, also `DEBUG`, excludes
 * lines without a level.
 */
export const logsQuerySchema = z
  .strictObject({
    ...windowShape,
    direction: z.exactOptional(z.enum(['asc', 'desc'])),
    limit: z.exactOptional(wholeNumber({ min: 1, max: 1000 })),
    min_level: z.exactOptional(z.enum(LOG_LEVELS)),
  })
  .check(...windowChecks(MAX_LOG_WINDOW))

export type LogsQuery = z.infer<typeof logsQuerySchema>

/** Digits are nanoseconds since the epoch, too large for a number. Baseten's clients parse anything else as a date. */
const timestamp = z.string().check(
  z.refine((text) => /^\d+$/.test(text) || isDateTime(text), {
    error: 'expected nanoseconds or ISO 8601 date and time',
  }),
)

/**
 * A log line. It has no ID: Baseten's clients identify it by timestamp, message and replica. A message can have
 * several lines, terminal color codes and carriage returns. `replica` differs between the nodes of a job; its format
 * is unknown.
 */
export const logLineSchema = z.object({
  timestamp,
  message: z.string(),
  replica: z.nullish(z.string()),
  request_id: z.nullish(z.string()),
  level: z.nullish(openSet(LOG_LEVELS)),
})

/** The response of logs: as many lines as the limit means that there can be more. */
export const logsResponseSchema = z.object({ logs: z.array(logLineSchema) })

export type LogLine = z.infer<typeof logLineSchema>
