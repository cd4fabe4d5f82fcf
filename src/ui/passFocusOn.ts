/**
 * The last button of a list's item, which its press removes, passes the focus to that of the next item, of the one
 * before or, if it was the only one, to the element around it that `otherwise` selects.
 */
export function passFocusOn(button: HTMLElement, otherwise: string): void {
  const item = button.closest('li')
  const other = item?.nextElementSibling ?? item?.previousElementSibling
  const next = [...(other?.querySelectorAll('button') ?? [])].at(-1)
  const target = next ?? button.closest<HTMLElement>(otherwise)
  target?.focus()
}
