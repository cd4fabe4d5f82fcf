import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { noise, type NonEmpty } from './random.ts'

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

const FRAMES = [
  'Traceback (most recent call last):',
  '  File "/app/train.py", line 262, in <module>',
  '    main()',
  '  File "/app/train.py", line 214, in main',
  '    trainer.train(resume_from_checkpoint=args.resume)',
]

/** Returns a traceback that ends with an error; the error itself if it contains one. */
export function traceback(error: string): string {
  return error.includes('Traceback') ? error : [...FRAMES, error].join('\n')
}
