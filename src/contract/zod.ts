import * as z from 'zod/mini'

// The small build of Zod speaks no language of its own; people read these messages.
z.config(z.locales.en())

export { z }
