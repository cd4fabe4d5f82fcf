/**
 * A list's button that goes away when it is pressed gives the focus to the next one, to the one before or,
 * where it was the last, to the element around it that `otherwise` selects.
 */
export function passFocusOn(button: HTMLElement, otherwise: string): void {
  const buttons = [...(button.closest('ul')?.querySelectorAll('button') ?? [])]
  const place = buttons.findIndex((other) => other === button)
  const next = buttons[place + 1] ?? buttons[place - 1] ?? button.closest<HTMLElement>(otherwise)
  next?.focus()
}
