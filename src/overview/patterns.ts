import { useSelector } from '@tanstack/react-store'
import { useLayoutEffect } from 'react'
import { Stored } from '#src/lib/stored.ts'

export const PATTERNS_LABEL = 'Stronger chart patterns'

const patterns = new Stored<boolean>('patterns', {
  parse: (text) => text === 'on',
  print: (isOn) => (isOn ? 'on' : 'off'),
})

export function setPatterns(isOn: boolean): void {
  patterns.set(isOn)
}

/** Whether all bars have strong patterns; otherwise, only wide bars have subtle ones. */
export function usePatterns(): boolean {
  return useSelector(patterns)
}

/** Applies the setting to `chart.css`, which all charts use, before they are painted. */
export function useAppliedPatterns(): void {
  const isOn = usePatterns()
  useLayoutEffect(() => {
    document.documentElement.toggleAttribute('data-patterns', isOn)
  }, [isOn])
}
