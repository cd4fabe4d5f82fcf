import type { Checkpoint } from '#src/contract/checkpoints.ts'

/** What a checkpoint contains. */
export type Model = Pick<Checkpoint, 'checkpoint_type' | 'base_model' | 'lora_adapter_config'>

const TYPE_LABELS: ReadonlyMap<string, string> = new Map([
  ['lora', 'LoRA'],
  ['full', 'Full'],
  ['whisper', 'Whisper'],
])

/** Returns an unknown type unchanged. */
export function typeLabel({ checkpoint_type: type }: Pick<Model, 'checkpoint_type'>): string {
  return TYPE_LABELS.get(type) ?? type
}

/** Returns the first checkpoint's model if all have the same; otherwise `null`. */
export function sharedModel(checkpoints: readonly Model[]): Model | null {
  const [first, ...others] = checkpoints
  if (!first) return null
  const text = printModel(first)
  return others.every((other) => printModel(other) === text) ? first : null
}

function printModel({ checkpoint_type, base_model, lora_adapter_config: lora }: Model): string {
  const settings = Object.entries(lora ?? {}).sort(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([checkpoint_type, base_model ?? null, settings])
}

/** A setting of the training library: its own name, and its value as text. */
export interface Setting {
  readonly name: string
  readonly value: string
}

/** The settings that distinguish one LoRA from another. */
const MAIN: readonly string[] = ['r', 'lora_alpha', 'lora_dropout', 'target_modules']

/** Returns the LoRA settings that have a value: first the main ones, then the others in the response's order. */
export function loraSettings({ lora_adapter_config: config }: Pick<Model, 'lora_adapter_config'>): {
  readonly main: readonly Setting[]
  readonly others: readonly Setting[]
} {
  const settings = Object.entries(config ?? {}).flatMap(([name, raw]): Setting[] => {
    const value = printValue(raw)
    return value === '' ? [] : [{ name, value }]
  })
  const main = MAIN.flatMap((name) => settings.filter((setting) => setting.name === name))
  return { main, others: settings.filter((setting) => !main.includes(setting)) }
}

/** In UTF-16 units. */
const MAX_LENGTH = 300

/** Returns a JSON value as text: a list as `q_proj, v_proj`; empty for none. */
function printValue(value: unknown): string {
  const text = textOf(value)
  return text.length > MAX_LENGTH ? `${text.slice(0, MAX_LENGTH)}…` : text
}

function textOf(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  if (typeof value === 'string') return value
  const text = JSON.stringify(value)
  return text === '{}' ? '' : text
}
