import { exceptionIn, type NamedException } from './exceptionName.ts'
import { exitIn, plainExitIn } from './exitCodes.ts'
import type { LogLine } from './logPrefix.ts'

/** How informative a line is about the reason for a failure. The highest weight wins. */
const WEIGHT = {
  /** A generic exit code. */
  nothing: 0,
  text: 1,
  /** A launcher's exception: one of its processes failed. */
  launcher: 2,
  /** Stopped, usually because another process failed. */
  stopped: 3,
  exit: 4,
  loggedError: 5,
  /** An exception that another process's failure causes. */
  consequence: 6,
  /** The shell reports how the process died. */
  crash: 7,
  /** The last output of a C++ program, or of C++ code below Python. */
  terminate: 8,
  fatal: 9,
  exception: 10,
} as const

interface Candidate {
  readonly weight: number
  readonly text: string
  readonly prefixed: boolean
  /** Counts only lines with text. */
  readonly at: number
  /** The index of the line among those that were added. */
  readonly row: number
}

const TRACEBACK = /Traceback \(most recent call last\):$|^Traceback:$/
/** The line before the traceback of an ignored exception. */
const IGNORED = /^(?:Exception ignored in|Error in atexit)/
const FRAME = /^(?:File "|at \S|\.{3} \d+ more)/
const RULE = /^[-=*_#~+^.\s|]+$/

const LAUNCHER =
  /(?:^|\.)(?:ChildFailedError|CalledProcessError|SystemExit|KeyboardInterrupt|Process(?:Raised|Exited)Exception|RayTaskError|TrainingFailedError)$/
const CONSEQUENCE =
  /\b(?:Dist\w*Error|Connection\w*Error|BrokenPipeError|RemoteDisconnected)\b|communicator was aborted|[Cc]onnection (?:closed|reset) by peer/

/** Prefixes of an exception's name in other languages. */
const UNCAUGHT =
  /^(?:Exception in thread "[^"]*" |Unhandled exception\. |Uncaught (?:\(in promise\) )?)/
const CAUSE = /^(?:Caused by: |\[cause\]: |Suppressed: )/
const PANIC = /^panic: ./
const RUST = /^thread '[^']*' (?:\(\d+\) )?panicked at (?:'(.*)', )?\S+:\d+:\d+:?$/
const THROWN = /^terminate called (?:after throwing an instance of '([^']+)'|.*)/
const WHAT = /^what\(\):\s*/

const FATAL =
  /\bCUDA (?:error|out of memory)|\bout of memory\b|oom[-_ ]?kill|\bNCCL error\b|Watchdog caught|device-side assert|CU(?:DA|BLAS|DNN)_(?:ERROR|STATUS)_|No space left on device|(?:command|file) not found\b|: not found$|executable file not found|Permission denied|^Fatal |^fatal(?: error)?: |cannot open shared object|undefined symbol|uncorrectable ECC|\bXid\b|Assertion .*failed|(?:Err)?ImagePull(?:BackOff)?\b|DUE TO TIME LIMIT/i
const CRASH =
  /Segmentation fault|core dumped|\bBus error\b|Illegal instruction|Floating point exception|\b(?:OOM)?Killed\b(?! by)|\bAborted\b|double free|stack smashing|free\(\): /i
const ERROR = /^(?:\[?E(?:RROR|rror)\b|error(?:\[\w+\])?:)|\berror: |\bNCCL WARN /

const STOPPED = [130, 143]

interface Stream {
  raised: Candidate | null
  /** The indentation of a traceback whose exception line hasn't been read; `null` if none. */
  traceback: number | null
  ignored: boolean
  pending: { readonly weight: number; readonly start: string } | null
  thrown: string
  previous: string
}

export class ReasonFinder {
  readonly #streams = new Map<string, Stream>()
  /** The first line of each weight. */
  readonly #first = new Map<number, Candidate>()
  #at = 0
  #row = -1
  #last = ''

  add(line: LogLine): void {
    this.#row += 1
    const body = line.text.trim()
    if (RULE.test(body)) return
    this.#at += 1
    this.#last = body
    const stream = this.#streamOf(line.stream)
    const { previous } = stream
    stream.previous = body
    if (TRACEBACK.test(body)) {
      stream.traceback = line.text.search(/\S/)
      stream.ignored = IGNORED.test(previous)
      stream.pending = null
      return
    }
    const inFrame = stream.traceback !== null && line.text.search(/\S/) > stream.traceback
    if (FRAME.test(body) || (inFrame && FRAME.test(previous))) return
    if (stream.pending) {
      const { weight, start } = stream.pending
      stream.pending = null
      this.#raise(line, weight, start + body)
      return
    }
    if (!inFrame && this.#endsTraceback(line, stream, body)) return
    if (CAUSE.test(body)) return
    const text = body.replace(UNCAUGHT, '')
    const exception = exceptionIn(text, false)
    if (exception) this.#raiseNamed(line, exception, text)
    else this.#addOther(line, stream, body)
  }

  best(): string {
    return this.#best()?.text ?? this.#last
  }

  /** Returns the text of the exception or crash that is the reason, and its line's index; `null` if there is none. */
  failure(): Pick<Candidate, 'text' | 'row'> | null {
    const best = this.#best()
    return best && best.weight >= WEIGHT.consequence ? best : null
  }

  #best(): Candidate | undefined {
    const raised = [...this.#streams.values()].flatMap((stream) => stream.raised ?? [])
    const [best] = [...raised, ...this.#first.values()].sort(
      (a, b) => b.weight - a.weight || Number(b.prefixed) - Number(a.prefixed) || a.at - b.at,
    )
    return best
  }

  #streamOf(name: string): Stream {
    const known = this.#streams.get(name)
    if (known) return known
    const stream: Stream = {
      raised: null,
      traceback: null,
      ignored: false,
      pending: null,
      thrown: '',
      previous: '',
    }
    this.#streams.set(name, stream)
    return stream
  }

  /** Whether the line is the exception of a traceback, in which case the exception is recorded. */
  #endsTraceback(line: LogLine, stream: Stream, body: string): boolean {
    if (stream.traceback === null) return false
    const exception = exceptionIn(body, true)
    if (!exception) return false
    if (!stream.ignored) this.#raiseNamed(line, exception, body)
    stream.traceback = null
    stream.ignored = false
    return true
  }

  #raiseNamed(line: LogLine, { name, text }: NamedException, body: string) {
    const weight = weightOf(name, text)
    this.#raise(line, weight, body)
    if (text === '' && body.endsWith(':')) {
      this.#streamOf(line.stream).pending = { weight, start: `${body} ` }
    }
  }

  /** Records an exception. The last one ended the job, unless a launcher or C++ only reports the previous one. */
  #raise(line: LogLine, weight: number, text: string) {
    const stream = this.#streamOf(line.stream)
    const { raised } = stream
    if (raised && weight < raised.weight && weight !== WEIGHT.consequence) return
    stream.raised = this.#candidate(line, weight, text)
  }

  #candidate(line: LogLine, weight: number, text: string): Candidate {
    return { weight, text, prefixed: line.stream !== '', at: this.#at, row: this.#row }
  }

  #addOther(line: LogLine, stream: Stream, body: string) {
    const rust = RUST.exec(body)
    const thrown = THROWN.exec(body)
    if (rust && rust[1] === undefined) {
      stream.pending = { weight: WEIGHT.exception, start: '' }
    } else if (rust || PANIC.test(body)) {
      // The first panic causes those of other threads.
      if (!stream.raised) this.#raise(line, WEIGHT.exception, rust?.[1] ?? body)
    } else if (thrown) {
      stream.thrown = thrown[1] ?? ''
      this.#raise(line, WEIGHT.terminate, body)
    } else if (WHAT.test(body)) {
      const what = body.replace(WHAT, '')
      this.#raise(line, WEIGHT.terminate, stream.thrown ? `${stream.thrown}: ${what}` : what)
    } else {
      const weight = weightOfText(line, body)
      if (!this.#first.has(weight)) this.#first.set(weight, this.#candidate(line, weight, body))
    }
  }
}

function weightOf(name: string, text: string): number {
  if (LAUNCHER.test(name) || plainExitIn(text)) {
    return exitIn(text)?.meaning ? WEIGHT.exit : WEIGHT.launcher
  }
  return CONSEQUENCE.test(`${name}: ${text}`) ? WEIGHT.consequence : WEIGHT.exception
}

function weightOfText({ level }: LogLine, body: string): number {
  if (level === 'other') return WEIGHT.text
  const exit = exitIn(body)
  if (exit && (plainExitIn(body) || (exit.meaning === '' && level === 'error'))) {
    if (exit.meaning === '') return WEIGHT.nothing
    return STOPPED.includes(exit.code) ? WEIGHT.stopped : WEIGHT.exit
  }
  if (FATAL.test(body)) return WEIGHT.fatal
  if (CRASH.test(body)) return WEIGHT.crash
  if (level === 'error' || ERROR.test(body)) return WEIGHT.loggedError
  return exit?.meaning ? WEIGHT.exit : WEIGHT.text
}
