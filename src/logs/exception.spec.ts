import { describe, expect, it } from 'vitest'
import { reasonOf } from '#src/jobs/errors/reason.ts'
import { runAtOnce } from '#src/lib/yieldToMain.ts'
import { lastException } from './exception.ts'
import { LineBuffer } from './lineBuffer.ts'

/** Returns a buffer with a line per message, or per pair of node and message. */
const bufferOf = (...messages: (string | readonly [string, string])[]) =>
  LineBuffer.empty.insert(
    messages.map((entry, index) => {
      const [replica, message] = typeof entry === 'string' ? [null, entry] : entry
      return { time: BigInt(index), message, replica, level: null }
    }),
    { reading: 'end' },
  ).buffer
const last = (...messages: Parameters<typeof bufferOf>) =>
  runAtOnce(lastException(bufferOf(...messages)))

const traceback = (exception: string) => [
  'Traceback (most recent call last):',
  '  File "train.py", line 9, in <module>',
  '    main()',
  exception,
]
const steps = (count: number) => Array.from({ length: count }, (_, index) => `step ${index}`)

describe('the last exception', () => {
  it('is found in a message that holds a traceback', () => {
    expect(last('step 1', traceback('ValueError: bad shape').join('\n'), 'bye')).toEqual({
      reason: 'ValueError: bad shape',
      index: 1,
    })
  })

  it('is found in a traceback of one line per message', () => {
    // Only the last line of a traceback can have any class name.
    expect(last('step 1', ...traceback('OutOfMemory'), 'bye')).toEqual({
      reason: 'OutOfMemory',
      index: 4,
    })
  })

  it('is found in tracebacks of several nodes whose lines alternate', () => {
    const a = traceback('torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB.')
    const b = traceback('ConnectionResetError: Connection reset by peer')
    const lines = a.flatMap((line, index) => [
      ['node-0', line] as const,
      ['node-1', b[index] ?? ''] as const,
    ])
    expect(last(...lines, ['node-1', 'bye'])).toEqual({
      reason: 'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2 GiB.',
      index: 6,
    })
  })

  it('is the same as in an error message with the same lines', () => {
    const lines = [
      ...traceback("KeyError: 'messages'"),
      'During handling of the above exception, another exception occurred:',
      ...traceback('RuntimeError: could not read row 12'),
      'torch.distributed.elastic.multiprocessing.errors.ChildFailedError:',
    ]
    const found = last(...lines)
    expect(found?.reason).toBe('RuntimeError: could not read row 12')
    expect(found?.reason).toBe(reasonOf(lines.join('\n')))
    expect(found?.index).toBe(8)
  })

  it('is found far from the end, and across blocks', () => {
    expect(last(...steps(50), ...traceback('ValueError: x'), ...steps(7000))).toEqual({
      reason: 'ValueError: x',
      index: 53,
    })
    // The block of the last 1,000 lines begins within the traceback.
    expect(last(...steps(50), ...traceback('OutOfMemory'), ...steps(998))?.reason).toBe(
      'OutOfMemory',
    )
  })

  it('is the last one of several blocks', () => {
    expect(
      last(...traceback('ValueError: first'), ...steps(3000), ...traceback('ValueError: last'))
        ?.reason,
    ).toBe('ValueError: last')
  })

  it('can be a crash without an exception', () => {
    expect(last('step 1', '\u001B[31mSegmentation fault (core dumped)\u001B[0m', 'bye')).toEqual({
      reason: 'Segmentation fault (core dumped)',
      index: 1,
    })
  })

  it('is missing from a log without one', () => {
    expect(last()).toBeNull()
    expect(last(...steps(2000), '', 'WARNING: slow', 'Process exited with code 1')).toBeNull()
  })
})
