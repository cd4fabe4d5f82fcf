interface ErrorReasonProps {
  /** The HTTP status; `undefined` if there was no response. */
  readonly status: number | undefined
  /** `null` to display only the status. */
  readonly text: string | null
  /** Whether `text` is a message from the API. */
  readonly isQuote: boolean
}

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
