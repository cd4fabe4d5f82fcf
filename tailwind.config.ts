import type { Config } from 'tailwindcss'
import { iconSprite } from './src/server/iconSprite.ts'

/** The design tokens by name; their values for light and dark are in `src/app/styles.css`. */
export default {
  content: [],
  darkMode: ['selector', '[data-theme="dark"]'],
  theme: {
    extend: {
      colors: {
        canvas: 'var(--canvas)',
        surface: 'var(--surface)',
        subtle: 'var(--subtle)',
        line: 'var(--line)',
        edge: 'var(--edge)',
        ink: 'var(--ink)',
        muted: 'var(--muted)',
        accent: 'var(--accent)',
        'accent-soft': 'var(--accent-soft)',
        mark: 'var(--mark)',
        // Colors of the element's status class, such as `status-failed`: plain, a badge's background, and its text.
        status: 'var(--status)',
        'status-soft': 'color-mix(in srgb, var(--status) var(--status-soft), var(--canvas))',
        'status-ink': 'color-mix(in srgb, var(--status) var(--status-ink), var(--ink))',
        'tone-amber': 'var(--tone-amber)',
        'tone-amber-soft': 'var(--tone-amber-soft)',
        'tone-green': 'var(--tone-green)',
        'tone-red': 'var(--tone-red)',
        'tone-red-soft': 'var(--tone-red-soft)',
        'tone-orange': 'var(--tone-orange)',
      },
      fontFamily: {
        sans: ['Geist', 'system-ui', 'sans-serif'],
        mono: ['Geist Mono', 'ui-monospace', 'monospace'],
      },
    },
  },
  // Icons that are repeated in every row, as `icon icon-waiting`; the names of their files.
  plugins: [
    iconSprite({
      waiting: 'clock',
      recorded: 'circle-dashed',
      deploying: 'loader-circle',
      running: 'circle-dot',
      completed: 'circle-check',
      failed: 'circle-x',
      stopped: 'circle-slash',
      preempted: 'undo-2',
      unknown: 'circle-question-mark',
      copy: 'copy',
      copied: 'check',
      ascending: 'arrow-up',
      descending: 'arrow-down',
    }),
  ],
} satisfies Config
