/** The colors of the strip. `isOver`: whether a value is over 100 %. */
export function StripLegend({ isOver }: { readonly isOver: boolean }) {
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-1 text-xs text-muted tabular-nums">
      <span className="flex items-center gap-1.5">
        0%
        <span className="fill-heat h-2.5 w-20 rounded-xs" />
        100%
      </span>
      {isOver && (
        <span className="flex items-center gap-1.5">
          <span className="fill-heat-over h-2.5 w-4 rounded-xs" />
          Over 100%
        </span>
      )}
      <span className="flex items-center gap-1.5">
        <span className="fill-no-samples h-2.5 w-4 rounded-xs" />
        No samples
      </span>
    </div>
  )
}
