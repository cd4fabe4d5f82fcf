// Checks of parsed JSON for the initial load. Zod, which also describes what is invalid, is loaded on demand.

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export function isString(value: unknown): value is string {
  return typeof value === 'string'
}

export function isText(value: unknown): value is string {
  return isString(value) && value.length > 0
}

/** Whether a value is a finite number. `JSON.parse` turns `1e999` into `Infinity`. */
export function isNumber(value: unknown): value is number {
  return Number.isFinite(value)
}

export function isBoolean(value: unknown): value is boolean {
  return typeof value === 'boolean'
}

export function isDateTime(value: unknown): value is string {
  return isString(value) && /^\d{4}-\d\d-\d\dT/.test(value) && !Number.isNaN(Date.parse(value))
}
