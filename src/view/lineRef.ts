/** The reference to a log line in the URL: nanoseconds since the epoch and the hash of the line. */
export const LINE_REF = /^(\d{1,22})-([0-9a-f]{8})$/
