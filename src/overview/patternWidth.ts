/** From this width on, px, bars have a faint pattern. With the setting, all bars have a strong one. */
export const PATTERN_FROM = 10
