import * as z from 'zod/mini'

// The small build of Zod speaks no language of its own; people read these messages.
z.config(z.locales.en())

export { z }

/** By another name, since linters take `z.catch` for a promise's. */
export { catch as orElse } from 'zod/mini'
