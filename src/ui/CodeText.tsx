/** A sentence whose names between backticks are set as code. Not for text from a response. */
export function CodeText({ text }: { readonly text: string }) {
  return text.split('`').map((part, index) =>
    index % 2 === 0 ? (
      part
    ) : (
      <code key={`${index} ${part}`} className="font-mono text-[0.9em]">
        {part}
      </code>
    ),
  )
}
