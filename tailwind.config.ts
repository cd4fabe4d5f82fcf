import type { Config } from 'tailwindcss'

const tones = ['neutral', 'amber', 'violet', 'blue', 'green', 'red', 'orange', 'pink'] as const

/** The design tokens by name; their values for light and dark stand in `src/app/styles.css`. */
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
        ...Object.fromEntries(
          tones.flatMap((tone) => [
            [`tone-${tone}`, `var(--tone-${tone})`],
            [`tone-${tone}-soft`, `var(--tone-${tone}-soft)`],
          ]),
        ),
      },
      fontFamily: {
        sans: ['Geist', 'system-ui', 'sans-serif'],
        mono: ['Geist Mono', 'ui-monospace', 'monospace'],
      },
    },
  },
} satisfies Config
