/** The project IDs that make the demo and the mock API fail, each in its own way. */
export const SCENARIOS = [
  { id: 'err-401', what: '401: the key is missing or wrong' },
  { id: 'err-403', what: '403: the key cannot see training jobs' },
  { id: 'err-429', what: '429: too many requests, with 5 seconds to wait' },
  { id: 'err-500', what: '500: the API fails' },
  { id: 'err-502', what: '502: a gateway before the API fails, in HTML' },
  { id: 'err-slow', what: 'a good answer after 3 seconds' },
  { id: 'err-timeout', what: 'no answer at all' },
  { id: 'err-drop', what: 'the connection breaks in the middle of the answer' },
  { id: 'err-stall', what: 'the first half of an answer, then nothing more' },
  { id: 'err-truncated', what: 'JSON that is cut short' },
  { id: 'err-html', what: 'a web page with status 200' },
  { id: 'err-not-a-list', what: 'an answer without a list of jobs' },
  { id: 'err-bad-rows', what: 'good jobs among jobs that break the contract' },
  { id: 'err-unknown-status', what: 'a job with a status and a field unknown so far' },
  { id: 'err-empty', what: 'no jobs' },
] as const

export type ScenarioId = (typeof SCENARIOS)[number]['id']

/** The fault that a project ID stands for, if it does. */
export function scenarioOf(projectId: string | null | undefined): ScenarioId | null {
  return SCENARIOS.find(({ id }) => id === projectId)?.id ?? null
}
