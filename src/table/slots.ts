/**
 * Which row element shows which job. A job that stays keeps its element, one that comes into view takes
 * over that of one that went: to change some texts takes a fraction of the time of making a row. Jobs
 * and elements may be named in any way, as long as the names are distinct.
 */
export class Slots {
  #slots: ReadonlyMap<string, number> = new Map()

  /** The slot of each job, from 0, all different; the same jobs, asked again, have the same slots. */
  assign(ids: readonly string[]): ReadonlyMap<string, number> {
    const before = this.#slots
    const kept = new Set(ids.map((id) => before.get(id)))
    const free = [...before.values()].filter((slot) => !kept.has(slot))
    let next = Math.max(-1, ...before.values()) + 1
    this.#slots = new Map(ids.map((id) => [id, before.get(id) ?? free.shift() ?? next++]))
    return this.#slots
  }
}
