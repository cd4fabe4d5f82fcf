/**
 * Returns the JSON of a result of `JSON.parse`, however deep. `JSON.stringify` overflows the stack at some thousand
 * levels. Such deep values are printed without indent, which would be larger than the content.
 */
export function printJson(value: unknown, indent?: number): string {
  try {
    return JSON.stringify(value, null, indent)
  } catch (error) {
    if (error instanceof RangeError) return printDeep(value)
    throw error
  }
}

type Step = { readonly text: string } | { readonly value: unknown }

function printDeep(value: unknown): string {
  const parts: string[] = []
  const rest: Step[] = [{ value }]
  for (let step = rest.pop(); step; step = rest.pop()) {
    if ('text' in step) parts.push(step.text)
    else if (typeof step.value !== 'object' || step.value === null) {
      parts.push(JSON.stringify(step.value))
    } else {
      for (const next of stepsOf(step.value).reverse()) rest.push(next)
    }
  }
  return parts.join('')
}

function stepsOf(value: object): Step[] {
  const isList = Array.isArray(value)
  const inner = Object.entries(value).flatMap(([key, part]: [string, unknown], index): Step[] => [
    { text: (index > 0 ? ',' : '') + (isList ? '' : `${JSON.stringify(key)}:`) },
    { value: part },
  ])
  return [{ text: isList ? '[' : '{' }, ...inner, { text: isList ? ']' : '}' }]
}
