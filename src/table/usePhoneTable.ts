import { createAtom } from '@tanstack/store'
import { useSelector } from '@tanstack/react-store'
import { useEffect, useState } from 'react'
import { useIsPhone } from '#src/ui/phone.ts'
import type * as Parts from './phoneTable.ts'

type PhoneTable = typeof Parts

/** `undefined` until it is loaded, `null` if it couldn't be. */
const phoneTable = createAtom<PhoneTable | null | undefined>(undefined)

/**
 * The parts of the table on a phone; `null` for the table of columns. While they load, a page that was opened on a
 * phone waits for them (`coming`), and one that became narrower keeps its columns.
 */
export function usePhoneTable(): PhoneTable | 'coming' | null {
  const isPhone = useIsPhone()
  const [wasPhone] = useState(isPhone)
  const loaded = useSelector(phoneTable)
  useEffect(() => {
    if (isPhone) void load()
  }, [isPhone])
  if (!isPhone) return null
  return loaded === undefined && wasPhone ? 'coming' : (loaded ?? null)
}

async function load(): Promise<void> {
  try {
    phoneTable.set(await import('./phoneTable.ts'))
  } catch {
    phoneTable.set(null)
  }
}
