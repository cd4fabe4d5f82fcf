import { describe, expect, it } from 'vitest'
import { aCheckpoint } from '#src/testing/checkpoint.ts'
import { loraSettings, sharedModel, typeLabel } from './model.ts'

it.each([
  ['lora', 'LoRA'],
  ['full', 'Full'],
  ['whisper', 'Whisper'],
  ['dora', 'dora'],
  ['toString', 'toString'],
])('the type %s reads %s', (checkpoint_type, label) => {
  expect(typeLabel({ checkpoint_type })).toBe(label)
})

describe('the model that checkpoints share', () => {
  const config = { r: 16, lora_alpha: 32 }

  it('is the first one’s if all are equal, whatever the order of the settings', () => {
    const first = aCheckpoint({ lora_adapter_config: config })
    const second = aCheckpoint({ lora_adapter_config: { lora_alpha: 32, r: 16 }, size_bytes: 1 })
    expect(sharedModel([first])).toBe(first)
    expect(sharedModel([first, second])).toBe(first)
  })

  it('is none if one differs, or if there are no checkpoints', () => {
    const first = aCheckpoint({ lora_adapter_config: config })
    expect(sharedModel([])).toBeNull()
    expect(sharedModel([first, aCheckpoint({ checkpoint_type: 'full' })])).toBeNull()
    expect(sharedModel([first, aCheckpoint({ base_model: null })])).toBeNull()
    expect(
      sharedModel([first, aCheckpoint({ lora_adapter_config: { ...config, r: 8 } })]),
    ).toBeNull()
  })
})

const settingsOf = (lora_adapter_config: Record<string, unknown> | null) => {
  const { main, others } = loraSettings({ lora_adapter_config })
  const print = (settings: typeof main) => settings.map(({ name, value }) => `${name} ${value}`)
  return { main: print(main), others: print(others) }
}

describe('LoRA settings', () => {
  it('begin with those that distinguish one LoRA from another', () => {
    const config = {
      bias: 'none',
      target_modules: ['q_proj', 'v_proj'],
      lora_dropout: 0,
      lora_alpha: 32,
      use_rslora: false,
      r: 16,
    }
    expect(settingsOf(config)).toEqual({
      main: ['r 16', 'lora_alpha 32', 'lora_dropout 0', 'target_modules q_proj, v_proj'],
      others: ['bias none', 'use_rslora false'],
    })
  })

  it('are those that have a value, nested ones as JSON', () => {
    const config = { revision: null, alpha_pattern: {}, exclude: [], rank_pattern: { q: 8 } }
    expect(settingsOf(config)).toEqual({ main: [], others: ['rank_pattern {"q":8}'] })
    expect(settingsOf(null)).toEqual({ main: [], others: [] })
  })

  it('are truncated if they are very long', () => {
    const { others } = loraSettings({ lora_adapter_config: { x: 'a'.repeat(1000) } })
    expect(others[0]?.value).toHaveLength(301)
  })
})
