interface ErrorReasonProps {
  /** The HTTP status; `undefined` if there was no response. */
  readonly status: number | undefined
  /** `null` to display only the status. */
  readonly text: string | null
  /** Whether the text is Baseten's own message. */
  readonly isQuote: boolean
}

/** The reason that a search failed: the HTTP status and the message, in quotation marks if it is Baseten's. */
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
