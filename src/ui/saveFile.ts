/** How long a browser may take to start a download, ms. */
const MAX_START = 60_000

/** Saves a file under a name in the browser's downloads. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), MAX_START)
}
