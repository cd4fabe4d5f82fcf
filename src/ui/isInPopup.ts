/** Menus, lists and dialogs, which have the keys for themselves: letters find an item there. */
const POPUPS = '[role="menu"], [role="listbox"], [role="dialog"]'

/** Whether an event's target is in a popup, not in the page. */
export function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(POPUPS) !== null
}

/** Whether a popup is open. Messages, which are dialogs for screen readers, aren't above anything. */
export function isPopupOpen(): boolean {
  return [...document.querySelectorAll(POPUPS)].some((popup) => !popup.closest('[data-toasts]'))
}
