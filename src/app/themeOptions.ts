import { Monitor, Moon, Sun, type LucideIcon } from 'lucide-react'
import type { Theme } from './theme.ts'

interface ThemeOption {
  readonly value: Theme
  readonly label: string
  readonly icon: LucideIcon
}

export const THEME_OPTIONS: readonly ThemeOption[] = [
  { value: 'system', label: 'System', icon: Monitor },
  { value: 'light', label: 'Light', icon: Sun },
  { value: 'dark', label: 'Dark', icon: Moon },
]
