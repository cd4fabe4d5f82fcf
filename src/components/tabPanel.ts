/** The content of a tab. It gets the focus if the focused element in it is removed. */
export const TAB_PANEL = '[role="tabpanel"]'
