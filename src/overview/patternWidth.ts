/** A bar at least this wide, px, has a faint pattern. With the setting in `patterns.ts`, all bars have a strong one. */
export const PATTERN_FROM = 10
