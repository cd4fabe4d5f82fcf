/** The project IDs that make the demo and the mock API fail or send unusual responses, each in a different way. */
export const SCENARIOS = [
  { id: 'err-401', what: '401: the key is missing or wrong' },
  { id: 'err-403', what: '403: the key cannot access training jobs' },
  { id: 'err-429', what: '429: too many requests, with 5 seconds to wait' },
  { id: 'err-500', what: '500: the API fails' },
  { id: 'err-502', what: '502: a gateway before the API fails, in HTML' },
  { id: 'err-slow', what: 'a valid response after 3 seconds' },
  { id: 'err-timeout', what: 'no response at all' },
  { id: 'err-drop', what: 'the connection breaks in the middle of the response' },
  { id: 'err-stall', what: 'the first half of a response, then nothing more' },
  { id: 'err-truncated', what: 'truncated JSON' },
  { id: 'err-html', what: 'a web page with status 200' },
  { id: 'err-not-a-list', what: 'a response without a list of jobs' },
  { id: 'err-bad-rows', what: 'good jobs among jobs that break the contract' },
  { id: 'err-unknown-status', what: 'a job with an unknown status and field' },
  { id: 'err-empty', what: 'no jobs' },
  { id: 'err-logs-403', what: 'only for logs, 403: the key cannot read them' },
  { id: 'err-logs-404', what: 'only for logs, 404: the job is not found' },
  { id: 'err-logs-429', what: 'only for logs, 429: as in `err-429`' },
  { id: 'err-logs-slow', what: 'only for logs, as in `err-slow`' },
  { id: 'err-logs-drop', what: 'only for logs, as in `err-drop`' },
  { id: 'err-logs-empty', what: 'logs without lines' },
  { id: 'err-metrics-403', what: 'only for metrics, 403: the key cannot read them' },
  { id: 'err-metrics-empty', what: 'metrics without samples' },
  { id: 'err-checkpoints-403', what: 'only for checkpoints, 403: the key cannot list them' },
  { id: 'err-capacity-403', what: 'only for the capacity, 403: the key cannot read it' },
  { id: 'log-flood', what: '2,500 log lines in one millisecond, every ten minutes' },
  { id: 'log-late', what: 'log lines up to 50 seconds late and out of order' },
] as const

export type ScenarioId = (typeof SCENARIOS)[number]['id']

/** The beginnings of the scenarios that are only about one of the GET endpoints. */
const PART_PREFIXES = [
  'err-logs-',
  'err-metrics-',
  'err-checkpoints-',
  'err-capacity-',
  'log-',
] as const

/** A scenario that is only about one of the GET endpoints. */
export type PartScenario = Extract<ScenarioId, `${(typeof PART_PREFIXES)[number]}${string}`>

export function isPartScenario(scenario: ScenarioId): scenario is PartScenario {
  return PART_PREFIXES.some((prefix) => scenario.startsWith(prefix))
}

/** Returns the scenario of a project ID; `null` if it has none. */
export function scenarioOf(projectId: string | null | undefined): ScenarioId | null {
  return SCENARIOS.find(({ id }) => id === projectId)?.id ?? null
}
