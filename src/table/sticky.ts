/**
 * The first columns: in line with the page's margin and, where the window is wide enough, in place
 * while the others scroll by.
 */
const FIRST: Readonly<Record<string, string>> = {
  status: 'pl-4 md:sticky md:left-0 md:z-1 bg-canvas',
  name: 'md:sticky md:left-[148px] md:z-1 bg-canvas md:shadow-[inset_-1px_0_var(--line)]',
}

export function stickyClass(column: string): string | undefined {
  return FIRST[column]
}
