/** Where letters are the popup's own: they find an item there. */
const POPUPS = '[role="menu"], [role="listbox"], [role="dialog"]'

/** Whether a key that is pressed there belongs to a popup, not to the page. */
export function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(POPUPS) !== null
}
