import { createAtom, type Atom, type Subscription } from '@tanstack/store'
import { readPageConfig, storagePrefix } from './pageConfig.ts'

/** `parse` gets `null` if nothing is stored; it must not throw. */
interface Format<Value> {
  readonly parse: (text: string | null) => Value
  readonly print: (value: Value) => string
}

/** Returns a key that the dashboard, the demo and dashboards under other paths don't share at the same origin. */
export const scoped = (name: string): string => storagePrefix(readPageConfig()) + name

/** Whether the browser failed to store a value because its storage is full or blocked. */
export const storageFailed = createAtom(false)

/**
 * A store whose value is persisted in the browser: `local` for all tabs, `session` for this tab until it is closed.
 * If storage is full or blocked, the value lasts until the page is closed.
 */
export class Stored<Value> {
  readonly #key: string
  readonly #format: Format<Value>
  readonly #area: Area
  readonly #atom: Atom<Value>
  #text: string | null

  constructor(key: string, format: Format<Value>, area: Area = 'local') {
    this.#key = scoped(key)
    this.#format = format
    this.#area = area
    this.#text = read(area, this.#key)
    this.#atom = createAtom(format.parse(this.#text))
  }

  readonly get = (): Value => this.#atom.get()

  readonly set = (value: Value): void => {
    const text = this.#format.print(value)
    try {
      areaOf(this.#area).setItem(this.#key, text)
      this.#text = text
    } catch {
      if (this.#area === 'local') storageFailed.set(true)
    }
    this.#atom.set(() => value)
  }

  /** Updates the value by a function of the current value, including changes by other tabs. */
  readonly update = (next: (value: Value) => Value): void => {
    this.#catchUp()
    this.set(next(this.get()))
  }

  readonly subscribe = (listener: (value: Value) => void): Subscription => {
    const subscription = this.#atom.subscribe(listener)
    // Browsers send this event for changes by other tabs only.
    const onStorage = ({ key }: StorageEvent) => {
      if (key === this.#key || key === null) this.#catchUp()
    }
    window.addEventListener('storage', onStorage)
    return {
      unsubscribe: () => {
        subscription.unsubscribe()
        window.removeEventListener('storage', onStorage)
      },
    }
  }

  #catchUp() {
    const text = read(this.#area, this.#key)
    if (text === null || text === this.#text) return
    this.#text = text
    const value = this.#format.parse(text)
    this.#atom.set(() => value)
  }
}

type Area = 'local' | 'session'

/** @throws if the browser blocks storage */
const areaOf = (area: Area) => (area === 'local' ? localStorage : sessionStorage)

function read(area: Area, key: string): string | null {
  try {
    return areaOf(area).getItem(key)
  } catch {
    return null
  }
}

/** Doesn't need the code that parses the value. */
export function isStored(key: string): boolean {
  return read('local', scoped(key)) !== null
}
