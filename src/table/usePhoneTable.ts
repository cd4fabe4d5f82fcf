import { useSelector } from '@tanstack/react-store'
import { createAtom } from '@tanstack/store'
import { useEffect, useState } from 'react'
import { useIsPhone } from '#src/ui/phone.ts'
import type * as Parts from './phoneTable.ts'

type PhoneTable = typeof Parts

/** `undefined` until it is loaded, `null` if loading failed. */
const phoneTable = createAtom<PhoneTable | null | undefined>(undefined)

/**
 * Returns the parts of the table on a phone; `null` for the table with columns. While they load, a page opened on a
 * phone waits for them (`loading`), and a page that became narrower keeps its columns.
 */
export function usePhoneTable(): PhoneTable | 'loading' | null {
  const isPhone = useIsPhone()
  const [wasPhone] = useState(isPhone)
  const loaded = useSelector(phoneTable)
  useEffect(() => {
    if (isPhone) void load()
  }, [isPhone])
  if (!isPhone) return null
  return loaded === undefined && wasPhone ? 'loading' : (loaded ?? null)
}

async function load(): Promise<void> {
  try {
    phoneTable.set(await import('./phoneTable.ts'))
  } catch {
    phoneTable.set(null)
  }
}
