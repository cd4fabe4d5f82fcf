interface ErrorReasonProps {
  readonly status: number | undefined
  /** `null` to display only the status. */
  readonly text: string | null
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
