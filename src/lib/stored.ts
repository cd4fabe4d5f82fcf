import { Store } from './store.ts'

/** How a value is kept as text. `parse` gets null where nothing is kept; it must not throw. */
interface Format<Value> {
  readonly parse: (text: string | null) => Value
  readonly print: (value: Value) => string
}

/** Whether the browser did not keep something: its storage is full, or denied to this page. */
export const unkept = new Store(false)

/**
 * A value that this browser remembers, the same in all of its tabs. Where storage is full or denied, it
 * holds until the page is left.
 */
export class Stored<Value> {
  readonly #key: string
  readonly #format: Format<Value>
  readonly #store: Store<Value>
  /** What the browser keeps, as far as this tab knows. */
  #text: string | null

  constructor(key: string, format: Format<Value>) {
    this.#key = key
    this.#format = format
    this.#text = read(key)
    this.#store = new Store(format.parse(this.#text))
  }

  readonly get = (): Value => this.#store.get()

  readonly set = (value: Value): void => {
    const text = this.#format.print(value)
    try {
      localStorage.setItem(this.#key, text)
      this.#text = text
    } catch {
      unkept.set(true)
    }
    this.#store.set(value)
  }

  /** Writes what `next` makes of the value that is kept by now, another tab's included. */
  readonly update = (next: (value: Value) => Value): void => {
    this.#catchUp()
    this.set(next(this.get()))
  }

  /** Gives back the way to stop listening. */
  readonly subscribe = (listener: () => void): (() => void) => {
    const stop = this.#store.subscribe(listener)
    // Tells of the other tabs only.
    const onStorage = ({ key }: StorageEvent) => {
      if (key === this.#key || key === null) this.#catchUp()
    }
    window.addEventListener('storage', onStorage)
    return () => {
      stop()
      window.removeEventListener('storage', onStorage)
    }
  }

  #catchUp() {
    const text = read(this.#key)
    if (text === null || text === this.#text) return
    this.#text = text
    this.#store.set(this.#format.parse(text))
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}
