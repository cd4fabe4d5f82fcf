/** The look of the checkboxes by which rows are picked. */
export const CHECKBOX = 'block size-4 cursor-pointer accent-(--accent)'
