import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { errorTypeOf } from './errorType.ts'

const ID = 'abcdefg'

describe('an error type', () => {
  it.each([
    // The exception and its first clause
    ['RuntimeError: NCCL error', 'RuntimeError: NCCL error'],
    [
      'Job failed with exit code 1\nTraceback (most recent call last):\n  File "t.py", line 3\nRuntimeError: NCCL error',
      'RuntimeError: NCCL error',
    ],
    [
      '[rank3]: Traceback (most recent call last):\n[rank3]:   File "t.py", line 9, in <module>\n[rank3]: torch.OutOfMemoryError: CUDA out of memory',
      'torch.OutOfMemoryError: CUDA out of memory',
    ],
    [
      'torch.OutOfMemoryError: CUDA out of memory. Tried to allocate 2.50 GiB. GPU 3 has 80 GiB.',
      'torch.OutOfMemoryError: CUDA out of memory',
    ],
    [
      '[rank5]: Traceback (most recent call last):\n[rank5]:   File "t.py", line 9, in <module>\n[rank5]: ValueError: bad shape',
      'ValueError: bad shape',
    ],
    ['\u001B[31mRuntimeError: boom\u001B[0m\r 5%|#   |\r10%|##  |', 'RuntimeError: boom'],
    ["KeyError: 'messages' (row 12 of llama/train)", "KeyError: 'messages'"],
    ['AssertionError', 'AssertionError'],
    ['ValueError: bad value; see the docs', 'ValueError: bad value'],
    ['No space left on device. Free some.', 'No space left on device'],
    // Exit codes
    ['Job failed with exit code 137', 'Exit code 137: killed, usually out of memory'],
    ['Process exited with code -9', 'Exit code 137: killed, usually out of memory'],
    ['Signal 9 (SIGKILL) received by PID 12', 'Exit code 137: killed, usually out of memory'],
    ['The container exited with status 3', 'Exit code 3'],
    ['pip exited with code 3', 'pip exited with code #'],
    // Paths
    [
      "OSError: [Errno 28] No space: '/mnt/checkpoints/run 7/optimizer.pt'",
      "OSError: [Errno #] No space: '<path>'",
    ],
    ['no such file: ./data/train.parquet', 'no such file: <path>'],
    ['failed at src/train/loop.py:120', 'failed at <path>'],
    ['cannot read C:\\data\\x.pt', 'cannot read <path>'],
    ['cannot read s3://bucket/x?y=1', 'cannot read <url>'],
    ['read/write of 3/8 at 2 it/s', 'read/write of #/# at # it/s'],
    // Images
    [
      'Failed to pull image "registry.example.com/llama:1.2.3": manifest unknown',
      'Failed to pull image "<image>": manifest unknown',
    ],
    [
      'Failed to pull image "registry.example.com/other/whisper:2": manifest unknown',
      'Failed to pull image "<image>": manifest unknown',
    ],
    ['Failed to pull nvcr.io/nvidia/pytorch:24.01-py3', 'Failed to pull <image>'],
    ['Failed to pull localhost:5000/x/y@sha256:0123456789abcdef', 'Failed to pull <image>'],
    ['image pytorch:2.1-cuda12 is gone', 'image <image> is gone'],
    ['image not found', 'image not found'],
    // Numbers, addresses, IDs
    ['[rank3]: timeout after 600,012.5 ms', 'timeout after # ms'],
    ['No capacity: 3 of 4 H100:8x208x1872 nodes', 'No capacity: # of # H100:#x#x# nodes'],
    ['no H100MIGx13x117 node, no A100x12x144 node', 'no H100MIGx#x# node, no A100x#x# node'],
    ['Could not reach 10.12.0.7:29500', 'Could not reach <address>'],
    ['Could not reach fe80::1c2d:3e4f', 'Could not reach <address>'],
    ['segfault at 0x7f3a99c0 in libcuda', 'segfault at <address> in libcuda'],
    ['job k5zn7ht was evicted by p7qr9qv', 'job <id> was evicted by <id>'],
    ['run 0b2c1d3e-1a2b-4c3d-8e4f-001122334455 is gone', 'run <id> is gone'],
    ['lost train-7f9c6d5b4-x2x9z', 'lost <id>'],
    ['expected float32, got bfloat16', 'expected float#, got bfloat#'],
    ['abcdefg: no space', '<id>: no space'],
    ['\u001B[0m \n', ''],
  ])('%j is of type %j', (message, type) => {
    expect(errorTypeOf(message, ID)).toBe(type)
  })

  it('is the same for all numbers, and at most 200 characters', () => {
    const anyText = fc.string({ unit: 'grapheme', maxLength: 400 })
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        expect(errorTypeOf(`step ${a} ${text}`, '')).toBe(errorTypeOf(`step ${b} ${text}`, ''))
        expect(errorTypeOf(text, '').length).toBeLessThanOrEqual(200)
      }),
    )
  })

  it('is the same after any rank', () => {
    fc.assert(
      fc.property(fc.nat(4096), (rank) => {
        expect(errorTypeOf(`[rank${rank}]: ValueError: bad`, ID)).toBe('ValueError: bad')
      }),
    )
  })
})
