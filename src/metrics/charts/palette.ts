import { useState, useCallback, type RefCallback } from 'react'
import { tokenColor, watchTheme } from '#src/ui/canvas.ts'
import { rampOf } from './ramp.ts'

/** The colors of the theme, in the form `#123456`. */
export interface Palette {
  readonly ink: string
  readonly muted: string
  readonly line: string
  readonly edge: string
  /** By level, from 0 to 100 %. */
  readonly ramp: readonly string[]
  readonly over: string
  /** Of GPUs, by rank. Those of more GPUs repeat. */
  readonly gpus: readonly string[]
  readonly accent: string
  /** Whether the lines of GPUs differ by their dashes, because they have the same color. */
  readonly isForced: boolean
}

const GPU_COLORS = 8

/** Returns the color of a GPU's line for styles. */
export function gpuColor(rank: number): string {
  return `var(--gpu-${rank % GPU_COLORS})`
}

/** Lengths of dashes and spaces, px, by rank; solid for the first. */
const DASHES: readonly (readonly number[])[] = [
  [],
  [6, 3],
  [2, 2],
  [8, 3, 2, 3],
  [12, 3],
  [4, 6],
  [8, 2, 2, 2, 2, 2],
  [1, 4],
]

/**
 * Returns the dashes of a GPU's line. Those of the first ranks, whose colors all differ, are needed only if the page
 * has no colors.
 */
export function dashesOf(rank: number, isForced: boolean): readonly number[] {
  const index = isForced ? rank : Math.floor(rank / GPU_COLORS)
  return DASHES[index % DASHES.length] ?? []
}

function readPalette(element: HTMLElement): Palette {
  const colorOf = (name: string) => tokenColor(element, name)
  return {
    ink: colorOf('ink'),
    muted: colorOf('muted'),
    line: colorOf('line'),
    edge: colorOf('edge'),
    ramp: rampOf(colorOf('heat-low'), colorOf('heat-high')),
    over: colorOf('heat-over'),
    gpus: Array.from({ length: GPU_COLORS }, (_, rank) => colorOf(`gpu-${rank}`)),
    accent: colorOf('accent'),
    isForced: matchMedia('(forced-colors: active)').matches,
  }
}

/** Returns a ref of a canvas and the palette of the current theme; `null` until the canvas is mounted. */
export function usePalette(): [RefCallback<HTMLCanvasElement>, Palette | null] {
  const [palette, setPalette] = useState<Palette | null>(null)
  const ref = useCallback((canvas: HTMLCanvasElement) => {
    const read = () => setPalette(readPalette(canvas))
    read()
    return watchTheme(read)
  }, [])
  return [ref, palette]
}
