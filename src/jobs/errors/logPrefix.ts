// The prefixes that launchers and loggers add to a line: `[rank3]: `, `node-1 | `, `2026-03-02 10:00:00,123 ERROR `.

const LEVELS = 'TRACE|DEBUG|INFO|NOTICE|WARN(?:ING)?|ERROR|ERR|CRITICAL|CRIT|FATAL|SEVERE'

const CLOCK = String.raw`\d\d:\d\d:\d\d(?:[.,]\d+)?`
const ROLES =
  '[Ww]orker|[Nn]ode|[Pp]od|[Hh]ost|[Rr]ank|[Tt]asks?|[Cc]ontainer|[Rr]eplica|[Ll]auncher|[Mm]aster|[Tt]rainer'

const STREAM = [
  // NCCL: node-1:123:456 [3]
  String.raw`[\w.-]+:\d+:\d+ \[\d+\] `,
  // torchrun and PyTorch: [rank3]: [default0]: [Rank 0] [0]:
  String.raw`\[(?:(?:local_)?[Rr]ank|default|worker|node|gpu|host|proc|process|task)[ _:-]?\d+\]:? ?`,
  String.raw`\[\d+\]: ?`,
  // mpirun, kubectl logs --prefix, Ray
  String.raw`\[\d+,\d+\]<std(?:out|err)>: ?`,
  String.raw`\[(?:pod|container)\/[^\]\s]+\] ?`,
  String.raw`\((?:[^()\s]|\([^()]*\)){1,100} (?:pid|ip)=[^()]*\) ?`,
  // Docker Compose
  String.raw`[\w.@/-]{1,80} *\| ?`,
  // torchx, pdsh, DeepSpeed, srun: trainer/0, worker-1:, train-7f9c6d5b4-x2x9z:, 10.0.0.7:
  String.raw`(?:trainer|worker|node|head)\/\d+ `,
  String.raw`(?:${ROLES})[-_ /.]?(?=[\w./-]*\d)[\w./-]{1,60}: `,
  String.raw`(?=[\w.]*-)(?=\S*\d)[a-z][\w.-]{2,80}: `,
  String.raw`\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?: ?`,
].join('|')

const TIME = [
  String.raw`[[(]?\d{4}[-/]\d\d[-/]\d\d[T _]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?: ?(?:Z|UTC|[+-]\d\d:?\d\d))?[\])]?`,
  String.raw`\[?${CLOCK}\]?`,
  String.raw`[A-Z][a-z]{2} [ \d]\d ${CLOCK}(?: [\w.-]+ [\w./-]+(?:\[\d+\])?:)?`,
  String.raw`\[?\d\d\/(?:\d\d|[A-Z][a-z]{2})\/\d{2,4}[ ,:T]+${CLOCK}(?: ?[AP]M| [+-]\d{4})?\]?`,
  String.raw`\[ *\d+\.\d{3,6}\]`,
  String.raw`\d{10}(?:\d{3}|\.\d+)?(?= )`,
].join('|')

const LOCATION = [
  // PyTorch's process groups; the tree of an exception group
  String.raw`\[PG [^\]]*\] ?`,
  String.raw` *\| ?`,
  String.raw`\[[\w./-]+\.\w+:\d+(?::\w+)?\] ?`,
  String.raw`[\w.<>-]+:[\w.<>]+:\d+ - `,
  String.raw`(?:[\w.-]+ - |\[[\w.-]+\] ?)(?=\[?(?:${LEVELS})\b)`,
  'std(?:out|err) [FP] ',
  // A shell: bash: line 1:
  String.raw`[\w./-]{0,80}sh: (?:line )?\d+: +(?:\d+ +)?`,
].join('|')

const LEVEL = [
  // glog: E1126 10:00:00.123 4711 api.py:869]
  String.raw`\[?(?<glog>[IWEF])(?:\d{4} ${CLOCK}(?: +\d+)? [^\s\]]+:\d+\]|(?<=\[\w) [\w.]+:\d+\]) ?`,
  String.raw`(?<level>${LEVELS}):[\w.]+:`,
  String.raw`(?<padded>${LEVELS})(?:\s*[:|]\s+|\s+-\s+|\s{2,})`,
  String.raw`\[(?<bracketed>${LEVELS}|${LEVELS.toLowerCase()})\](?:\s*[:|-](?=\s))? ?`,
  String.raw`(?<tool>srun: error|slurmstepd[\w-]*: error|npm ERR!|npm error):? `,
].join('|')

/** Prefixes that count only after another: `Got ERROR` can begin a sentence. */
const LATER = String.raw`(?!NCCL )[\w.-]+ (?=\[?(?:${LEVELS})\b)|(?<word>${LEVELS}) `

// The same pattern for the first and later prefixes, since it takes 70 kB when compiled.
const PREFIX = new RegExp(
  String.raw`^(?:(?<stream>${STREAM})|(?:${TIME})(?: ?[-|:,](?= ))? ?|${LOCATION}|${LEVEL}|(?<later>${LATER}))(?=\s*\S)`,
)
/** The task number of `srun -l` and others. Counts only if several lines have one. */
const NUMBERED = /^ *\d{1,4}: ?(?=\s*\S)/

const MAX_PREFIXES = 8

export interface LogLine {
  readonly text: string
  /** The same for lines of the same rank, pod or node; empty if not given. */
  readonly stream: string
  readonly level: 'error' | 'other' | null
}

const isError = (level: string) => /^(?:E|F$|CRIT|FATAL|SEVERE|srun|slurm|npm)/i.test(level)

/** Removes the prefixes of a line. `numbered`: whether lines begin with a task number. */
export function readLogLine(line: string, numbered: boolean): LogLine {
  let text = line
  let stream = ''
  let level: LogLine['level'] = null
  for (let count = 0; count < MAX_PREFIXES; count += 1) {
    const match: RegExpExecArray | null =
      readPrefix(text, count > 0 && level === null) ??
      (numbered && count === 0 ? NUMBERED.exec(text) : null)
    if (!match || match[0] === '') break
    const groups: Record<string, string | undefined> = match.groups ?? {}
    const { stream: source, glog, level: plain, padded, bracketed, tool, word } = groups
    stream += source ?? (match.groups ? '' : match[0].trim())
    const found = glog ?? plain ?? padded ?? bracketed ?? tool ?? word
    if (found !== undefined) level = isError(found) ? 'error' : 'other'
    text = text.slice(match[0].length)
  }
  return { text, stream, level }
}

/** `later`: whether the prefix comes after another. `null` if there is none. */
function readPrefix(text: string, later: boolean): RegExpExecArray | null {
  const match = PREFIX.exec(text)
  return match?.groups?.later !== undefined && !later ? null : match
}
