import { useSelector } from '@tanstack/react-store'
import { Stored } from '#src/lib/stored.ts'

export const PATTERNS_LABEL = 'Patterns in charts'

/** From this width on, px, bars show a pattern beside their color. With the setting all of them do, in full. */
export const PATTERN_FROM = 10

const patterns = new Stored<boolean>('patterns', {
  parse: (text) => text === 'on',
  print: (isOn) => (isOn ? 'on' : 'off'),
})

applyPatterns(patterns.get())
patterns.subscribe(applyPatterns)

/** For `chart.css`, from which all charts have it. */
function applyPatterns(isOn: boolean): void {
  document.documentElement.toggleAttribute('data-patterns', isOn)
}

/** Turns the setting on or off, in all tabs of this browser. */
export function setPatterns(isOn: boolean): void {
  patterns.set(isOn)
}

/** Whether patterns were turned on. */
export function usePatterns(): boolean {
  return useSelector(patterns)
}
