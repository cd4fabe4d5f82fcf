// Checks of parsed JSON, for code that a first visit loads. Zod, which also says what is wrong, loads on demand.

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isString(value: unknown): value is string {
  return typeof value === 'string'
}

/** Whether a value is a string that isn't empty. */
export function isText(value: unknown): value is string {
  return isString(value) && value.length > 0
}

/** Whether a value is a finite number. `JSON.parse` makes `1e999` infinite. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value)
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

/** Whether a value is an ISO 8601 date and time. */
export function isDateTime(value: unknown): value is string {
  return isString(value) && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
}
