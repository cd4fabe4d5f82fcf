import { useSelector } from '@tanstack/react-store'
import { useLayoutEffect } from 'react'
import { Stored } from '#src/lib/stored.ts'

export const PATTERNS_LABEL = 'Stronger chart patterns'

const patterns = new Stored<boolean>('patterns', {
  parse: (text) => text === 'on',
  print: (isOn) => (isOn ? 'on' : 'off'),
})

/** Turns the setting on or off, in all tabs of this browser. */
export function setPatterns(isOn: boolean): void {
  patterns.set(isOn)
}

/** Whether all bars have patterns in full, narrow ones too; or else wide ones have subtle patterns. */
export function usePatterns(): boolean {
  return useSelector(patterns)
}

/** Applies the setting for `chart.css`, from which all charts have it, before they are painted. */
export function useAppliedPatterns(): void {
  const isOn = usePatterns()
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-patterns', isOn)
  }, [isOn])
}
