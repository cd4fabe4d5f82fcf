/**
 * Moves the focus from the last button of a list item, which its press removes, to the same button of the next item
 * or the previous one. If there is no other item, focuses the closest ancestor that matches `otherwise`.
 */
export function moveFocus(button: HTMLElement, otherwise: string): void {
  const item = button.closest('li')
  const other = item?.nextElementSibling ?? item?.previousElementSibling
  const next = [...(other?.querySelectorAll('button') ?? [])].at(-1)
  const target = next ?? button.closest<HTMLElement>(otherwise)
  target?.focus()
}
