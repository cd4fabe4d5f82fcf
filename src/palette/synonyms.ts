import { kindOf, type Kind } from '#src/contract/statuses.ts'

const KIND_WORDS: Readonly<Record<Kind, string>> = {
  waiting: 'waiting queue stuck scheduled',
  deploying: 'starting provisioning booting',
  running: 'active live training in progress',
  completed: 'done finished succeeded success ok',
  failed: 'crashed dead broken errors failures oom',
  stopped: 'canceled cancelled killed aborted',
  preempted: 'evicted interrupted reclaimed spot',
  unknown: '',
}

export function statusWords(status: string): string {
  return KIND_WORDS[kindOf(status)]
}

const OUT_OF_MEMORY = /out\s?of\s?memory/i

export function errorTypeAlias(type: string): string {
  return OUT_OF_MEMORY.test(type) ? 'oom' : ''
}
