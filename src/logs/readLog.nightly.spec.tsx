// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { expectEveryLine } from '#src/testing/everyLine.tsx'
import { setUpLogs } from '#src/testing/openLog.tsx'

const client = setUpLogs()

it('has every line once and in order, whatever the user, the network and the API do', async () => {
  await expect(expectEveryLine(client, 200)).resolves.toBeUndefined()
}, 1_500_000)
