import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { reasonOf } from './reason.ts'

function traceback(prefix: string, exception: string, file = 't.py'): string {
  return [
    'Traceback (most recent call last):',
    `  File "${file}", line 9, in <module>`,
    '    main()',
    exception,
  ]
    .map((line) => `${prefix}${line}`)
    .join('\n')
}

const DURING = '\nDuring handling of the above exception, another exception occurred:\n'
const BECAUSE = '\nThe above exception was the direct cause of the following exception:\n'

describe('the reason', () => {
  it.each([
    ['[rank3]: ', 'a rank'],
    ['[0]:', 'a local rank'],
    ['[default7]:', 'torchrun'],
    ['[1,3]<stderr>:', 'mpirun'],
    ['3: ', 'srun -l'],
    [' 12: ', 'srun -l, padded'],
    ['node-1 | ', 'Docker Compose'],
    ['trainer-0-1  | ', 'Docker Compose, padded'],
    ['[pod/train-0-x2x9z/worker] ', 'kubectl'],
    ['worker-3: ', 'DeepSpeed'],
    ['10.0.0.7: ', 'pdsh'],
    ['trainer/0 ', 'torchx'],
    ['(RayTrainWorker pid=4711, ip=10.0.0.7) ', 'Ray'],
    ['2026-03-02T10:00:00.123456Z ', 'ISO 8601'],
    ['2026-03-02 10:00:00,123 ', 'Python’s logging'],
    ['[2026-03-02 10:00:00] ', 'brackets'],
    ['2026/03/02 10:00:00 ', 'Go’s log'],
    ['Mar  2 10:00:00 gpu-7 train[4711]: ', 'syslog'],
    ['10:00:00.123 ', 'a time'],
    ['1772445600.123 ', 'an epoch'],
    ['2026-03-02T10:00:00Z stderr F ', 'a container runtime'],
    ['ERROR: ', 'a level'],
    ['[ERROR] ', 'a level in brackets'],
    ['ERROR:root:', 'basicConfig'],
    ['2026-03-02 10:00:00,123 - root - ERROR - ', 'a formatter'],
    ['2026-03-02 10:00:00.123 | ERROR    | __main__:main:12 - ', 'loguru'],
    ['[2026-03-02 10:00:00,123][trainer][ERROR] - ', 'hydra'],
    ['E0302 10:00:00.123456 4711 api.py:869] ', 'glog'],
    ['[rank3]:2026-03-02 10:00:00 ERROR ', 'three of them'],
  ])('is the exception after %j (%s)', (prefix) => {
    const exception = 'torch.OutOfMemoryError: CUDA out of memory'
    expect(reasonOf(traceback(prefix, exception))).toBe(exception)
    expect(reasonOf(`Job failed with exit code 1\n${traceback(prefix, exception)}`)).toBe(exception)
  })

  it.each([
    ['[rank3]: Watchdog caught a timeout', 'Watchdog caught a timeout'],
    ['[rank0]:[E302 x] x', '[E302 x] x'],
    [
      '[rank0]:[E0302 10:00:00.123 ProcessGroupNCCL.cpp:616] [Rank 0] Watchdog caught it',
      'Watchdog caught it',
    ],
    ['node-1:123:456 [3] NCCL WARN Timeout', 'NCCL WARN Timeout'],
    ['2026-03-02 10:00:00 trainer ERROR Got ERROR from it', 'Got ERROR from it'],
    // No prefixes
    ['Got ERROR from the server', 'Got ERROR from the server'],
    ['ERROR', 'ERROR'],
    ['404: Not Found', '404: Not Found'],
    ['[Errno 28] No space left on device', '[Errno 28] No space left on device'],
    ['No capacity: 3 of 4 H100 nodes', 'No capacity: 3 of 4 H100 nodes'],
    ['Node 3 of 4 became unhealthy: GPU 1 failed', 'Node 3 of 4 became unhealthy: GPU 1 failed'],
    ['Two | three', 'three'],
  ])('of %j is %j', (message, reason) => {
    expect(reasonOf(message)).toBe(reason)
  })

  it('of a chain is the exception raised last', () => {
    const first = traceback('', "KeyError: 'lr'")
    const last = 'requests.exceptions.ConnectionError: no route'
    expect(reasonOf([first, DURING, traceback('', 'ValueError: bad lr')].join('\n'))).toBe(
      'ValueError: bad lr',
    )
    expect(reasonOf([first, BECAUSE, traceback('', last)].join('\n'))).toBe(last)
    expect(reasonOf([first, BECAUSE, traceback('', 'my.module.Stop')].join('\n'))).toBe(
      'my.module.Stop',
    )
  })

  it('of a chain is not an exception of a launcher or of interpreter shutdown', () => {
    const error = traceback('', 'ValueError: bad shape')
    const after = [
      traceback('', 'SystemExit: 1'),
      traceback(
        '',
        "subprocess.CalledProcessError: Command '['python']' returned non-zero exit status 1.",
      ),
      traceback(
        '',
        'torch.distributed.elastic.multiprocessing.errors.ChildFailedError: \n====\ntrain.py FAILED',
      ),
      `Exception ignored in: <function f>\n${traceback('', 'TypeError: None')}`,
      "terminate called after throwing an instance of 'c10::Error'\n  what():  CUDA error: x\nAborted (core dumped)",
      'exit code 1',
    ]
    const reasons = after.map((text) => reasonOf(`${error}\n${text}`))
    expect(new Set(reasons)).toEqual(new Set(['ValueError: bad shape']))
  })

  it('of several ranks is the first that another did not cause', () => {
    const lines = [
      ...traceback('[rank0]: ', 'torch.distributed.DistBackendError: NCCL error').split('\n'),
      ...traceback('[rank3]: ', 'ValueError: bad shape').split('\n'),
      ...traceback('[rank5]: ', 'KeyError: 3').split('\n'),
      traceback('', 'torch.distributed.elastic.multiprocessing.errors.ChildFailedError:'),
    ]
    expect(reasonOf(lines.join('\n'))).toBe('ValueError: bad shape')
  })

  it('is the same however the lines of two ranks interleave', () => {
    const ranks = ['[rank0]: ', '[rank1]: '].map((prefix) =>
      traceback(prefix, 'ValueError: bad shape').split('\n'),
    )
    fc.assert(
      fc.property(fc.array(fc.nat(1), { minLength: 8, maxLength: 8 }), (order) => {
        const rest = ranks.map((lines) => [...lines])
        const mixed = order.flatMap((rank) => rest[rank]?.shift() ?? [])
        expect(reasonOf([...mixed, ...rest.flat()].join('\n'))).toBe('ValueError: bad shape')
      }),
    )
  })

  it.each([
    [
      'Job failed with exit code 137',
      'Job failed with exit code 137: killed, usually out of memory',
    ],
    [
      'Job failed with exit code 137.',
      'Job failed with exit code 137: killed, usually out of memory',
    ],
    ['Worker died (exitcode -9)', 'Worker died (exitcode -9: killed, usually out of memory)'],
    ['exit status 139 after 3 steps', 'exit status 139 (segmentation fault) after 3 steps'],
    ['Process exited with 143', 'Process exited with 143: terminated'],
    ['Signal 6 (SIGABRT) received by PID 12', 'Signal 6 (aborted) (SIGABRT) received by PID 12'],
    ['Exited with code 127', 'Exited with code 127: command not found'],
    [
      'Killed by the system: out of memory (exit code 137)',
      'Killed by the system: out of memory (exit code 137)',
    ],
    ['Job failed with exit code 1', 'Job failed with exit code 1'],
    ['Job failed with exit code 1\nThe config has no lr', 'The config has no lr'],
    [
      'Restarting\nJob failed with exit code 137',
      'Job failed with exit code 137: killed, usually out of memory',
    ],
    [
      'ChildFailedError:\n=====\ntrain.py FAILED\n  rank      : 3\n  exitcode  : -11 (pid: 12)\n  error_file: <N/A>',
      'exitcode : -11 (segmentation fault) (pid: 12)',
    ],
  ])('spells out %j', (message, reason) => {
    expect(reasonOf(message)).toBe(reason)
  })

  it.each([
    // C++
    [
      "terminate called after throwing an instance of 'std::runtime_error'\n  what():  bad state\nAborted (core dumped)",
      'std::runtime_error: bad state',
    ],
    ['step 12\nSegmentation fault (core dumped)', 'Segmentation fault (core dumped)'],
    ['step 12\nfree(): invalid pointer\nexit code 1', 'free(): invalid pointer'],
    // CUDA and NCCL
    [
      'step 12\nCUDA error: device-side assert triggered\nexit code 1',
      'CUDA error: device-side assert triggered',
    ],
    [
      'INFO step 12\ngpu-1:12:34 [0] NCCL WARN Call to connect failed',
      'NCCL WARN Call to connect failed',
    ],
    // Rust
    [
      "Starting\nthread 'main' panicked at src/main.rs:2:5:\nindex out of bounds\nnote: run with",
      'index out of bounds',
    ],
    ["Starting\nthread 'main' panicked at 'no data', src/main.rs:2:5\nnote: run with", 'no data'],
    // Go
    [
      'starting\npanic: runtime error: index out of range [5]\n\ngoroutine 1 [running]:\nmain.main()\nexit status 2',
      'panic: runtime error: index out of range [5]',
    ],
    // Java
    [
      'Exception in thread "main" java.lang.IllegalStateException: job failed\n\tat x.Main.main(Main.java:3)\nCaused by: java.io.IOException: disk\n\t... 1 more',
      'java.lang.IllegalStateException: job failed',
    ],
    // Node
    [
      '/app/x.js:3\n    throw new TypeError("boom")\n    ^\n\nTypeError: boom\n    at main (/app/x.js:3:9)\n\nNode.js v20.1.0',
      'TypeError: boom',
    ],
    // Shells and tools
    ['step 1\nbash: line 3: torchrun: command not found', 'torchrun: command not found'],
    ['/bin/sh: 1: accelerate: not found', 'accelerate: not found'],
    ['train.sh: line 3:  1234 Killed                  python train.py', 'Killed python train.py'],
    [
      'usage: train.py [-h]\ntrain.py: error: unrecognized arguments: --foo',
      'train.py: error: unrecognized arguments: --foo',
    ],
    [
      'Collecting x\nERROR: No matching distribution found for x',
      'No matching distribution found for x',
    ],
    [
      'srun: error: gpu-3: task 3: Exited with exit code 1\nslurmstepd: error: Detected 1 oom_kill event in StepId=12.0.',
      'Detected 1 oom_kill event in StepId=12.0.',
    ],
    // Python without its context, or truncated
    ['ValueError: \n  two things', 'ValueError: two things'],
    ['Traceback:\n  File "a.py", line 3\nKeyError: \'x\'', "KeyError: 'x'"],
    ['Traceback (most recent call last):\n  CUDA out of memory\nExit code 1', 'CUDA out of memory'],
    ['Traceback (most recent call last):\n  File "a.py", line 3\n    main()', 'main()'],
    [
      '10%|#  |Traceback (most recent call last):\n  File "a.py", line 3\nAssertionError',
      'AssertionError',
    ],
    ['Traceback (most recent call last):\\n  File "a.py", line 3\\nKeyError: 3', 'KeyError: 3'],
    [
      '  + Exception Group Traceback (most recent call last):\n  |   File "a.py", line 3\n  | ExceptionGroup: 1 error\n  +-+---- 1 ----\n    | Traceback (most recent call last):\n    |   File "a.py", line 4\n    | ValueError: bad\n    +----',
      'ValueError: bad',
    ],
    // None of these
    ['\n  First line  \nsecond', 'First line'],
    [' \n', ''],
    ['\u001B[31mRuntimeError: boom\u001B[0m\r 5%|#   |\r10%|##  |', 'RuntimeError: boom'],
  ])('of %j is %j', (message, reason) => {
    expect(reasonOf(message)).toBe(reason)
  })

  it('is one line of at most 1,000 characters, whatever the message', () => {
    const piece = fc.constantFrom(
      '\n',
      ': ',
      'Error',
      'Traceback (most recent call last):',
      '[rank1]: ',
      '  ',
      'exit code 9',
    )
    fc.assert(
      fc.property(
        fc.array(fc.oneof(piece, fc.string({ unit: 'binary', maxLength: 300 }))),
        (pieces) => {
          const message = pieces.join('')
          const reason = reasonOf(message)
          expect(reason).not.toMatch(/\p{Cc}/u)
          expect(reason.length).toBeLessThanOrEqual(1100)
        },
      ),
    )
  })

  it.each([
    'line\n',
    'x',
    'a.',
    '[rank1]: ',
    'Error: ',
    'worker-',
    ' ',
    '1: \n',
    '(',
    '2026-03-02 ',
  ])('is found in a million of %j', (part) => {
    const start = performance.now()
    reasonOf(part.repeat(1_000_000))
    expect(performance.now() - start).toBeLessThan(5000)
  })
})
