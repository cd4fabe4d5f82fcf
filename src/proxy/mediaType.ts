/** Whether a `Content-Type` is `application/json`, in any case and with any parameters. */
export function isJson(contentType: string | undefined): boolean {
  return /^\s*application\/json\s*(?:;|$)/i.test(contentType ?? '')
}
