/** Menus, lists and dialogs, which handle keys themselves: letters find an item there. */
const POPUPS = '[role="menu"], [role="listbox"], [role="dialog"]'

export function isInPopup(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(POPUPS) !== null
}

/** Whether a popup is open. Toasts don't count: they have the dialog role, but cover nothing. */
export function isPopupOpen(): boolean {
  return [...document.querySelectorAll(POPUPS)].some((popup) => !popup.closest('[data-toasts]'))
}
