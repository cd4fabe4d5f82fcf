import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { noise, pick, type NonEmpty } from './random.ts'

/** The warnings of a run. One has terminal colors. */
export const WARNINGS: NonEmpty<string> = [
  'Gradient norm is above 1.0 and was clipped.',
  'The data loader is slower than the training step.',
  '\u001B[33mWARNING\u001B[0m Retrying a read of /data after a timeout.',
  'UserWarning: `use_cache=True` is incompatible with gradient checkpointing. Setting `use_cache=False`.',
]

/** Returns the lines of a job before its training code starts. */
export function setupMessages({
  instance_type: instance,
  node_count: nodes,
}: TrainingJob): string[] {
  return [
    `Provisioning ${nodes ?? 1} × ${instance.name}`,
    'Pulling the image',
    'Installing the dependencies',
    'Resolving 182 packages\u001B[2K\rResolved 182 packages in 1.2 s',
    'Successfully installed accelerate-1.10.1 peft-0.17.1 transformers-4.57.0',
  ]
}

/** Returns the line of a progress bar: each state replaces the previous one after a carriage return. */
export function progressBar(seed: number): string {
  const gib = (8 + noise(seed, 20) * 120).toFixed(1)
  return [12, 38, 64, 91, 100]
    .map((percent) => `Downloading: ${percent}% of ${gib} GiB ${'█'.repeat(percent / 10)}`)
    .join('\r')
}

/** Returns the lines after an evaluation: a progress bar with cursor movements, and colored results with a URL. */
export function evaluation(seed: number, index: number): string {
  const bars = [0, 40, 80, 100].map(
    (percent) =>
      `Evaluating: ${percent}% |${'█'.repeat(percent / 10).padEnd(10)}| ${(percent * 64) / 100}/64`,
  )
  const accuracy = (0.55 + 0.4 * noise(seed, 21, index)).toFixed(3)
  return [
    bars.join('\r'),
    'Uploading the report\n\u001B[1A\u001B[2KUploaded the report',
    `\u001B[1;32m✓\u001B[0m accuracy \u001B[38;5;45m${accuracy}\u001B[0m, loss \u001B[38;2;255;170;0m${(2 - Number(accuracy)).toFixed(3)}\u001B[0m`,
    `https://eval.example.com/reports/${seed.toString(36)}/${index + 1}?tab=samples`,
  ].join('\n')
}

/** Exceptions of runs whose error message contains only an exit code. */
const EXCEPTIONS: NonEmpty<string> = [
  'RuntimeError: CUDA error: an illegal memory access was encountered',
  "KeyError: 'labels'",
  'ValueError: Unable to create tensor, you should probably activate padding',
  'ConnectionError: Couldn’t reach the Hub: the read operation timed out',
]

/** An error message that says no more than the exit code. */
const ONLY_EXIT_CODE = /^[\w ]*exit(?:ed)?(?: with)?(?: code)?:? -?\d*\W*$/i

const FRAMES = [
  'Traceback (most recent call last):',
  '  File "/app/train.py", line 262, in <module>',
  '    main()',
  '  File "/app/train.py", line 214, in main',
  '    trainer.train(resume_from_checkpoint=args.resume)',
]

/**
 * Returns a traceback that ends with a job's error; the error itself if it contains one. An empty error, and one that
 * is only an exit code, get an exception of their own.
 */
export function traceback(error: string, seed: number): string {
  if (error.includes('Traceback')) return error
  const isKnown = error !== '' && !ONLY_EXIT_CODE.test(error)
  return [...FRAMES, isKnown ? error : pick(() => noise(seed, 22), EXCEPTIONS)].join('\n')
}
