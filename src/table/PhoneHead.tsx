/** For screen readers only: on phones, sorting is in the sheet with the filters. */
export function PhoneHead() {
  return (
    <thead className="sr-only top-(--top)">
      <tr aria-rowindex={1}>
        <th scope="col">Selection</th>
        <th scope="col">Job</th>
      </tr>
    </thead>
  )
}
