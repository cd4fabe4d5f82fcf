/** From this width on, px, bars show a pattern beside their color. With the setting all of them do, in full. */
export const PATTERN_FROM = 10
