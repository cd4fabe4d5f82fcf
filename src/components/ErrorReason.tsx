interface ErrorReasonProps {
  /** The HTTP status; undefined without a response. */
  readonly status: number | undefined
  /** `null` for the status alone. */
  readonly text: string | null
  /** Whether the text is Baseten's, in its own words. */
  readonly isQuote: boolean
}

/** Why a search failed: `HTTP 403`, and Baseten's own words as a quotation, apart from ours. */
export function ErrorReason({ status, text, isQuote }: ErrorReasonProps) {
  return (
    <>
      {status !== undefined && (
        <>
          <span className="whitespace-nowrap">HTTP {status}</span>
          {text !== null && ' · '}
        </>
      )}
      {isQuote ? (
        <>
          Baseten says: “<bdi>{text}</bdi>”
        </>
      ) : (
        text
      )}
    </>
  )
}
