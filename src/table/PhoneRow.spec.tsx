// @vitest-environment jsdom
import { cleanup, render } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import type { TrainingJob } from '#src/contract/trainingJob.ts'
import { aTrainingJob } from '#src/testing/job.ts'
import { ViewProvider } from '#src/view/useView.tsx'
import { DEFAULT_VIEW } from '#src/view/view.ts'
import { PhoneRow } from './PhoneRow.tsx'

afterEach(cleanup)

const failed = aTrainingJob({
  id: 'abc1',
  name: 'qwen-sft',
  current_status: 'TRAINING_JOB_FAILED',
  error_message: 'RuntimeError: CUDA out of memory',
  user: { email: 'ada@example.com' },
  created_at: '2026-03-01T09:00:00Z',
  updated_at: '2026-03-01T10:20:00Z',
})

const state = {
  index: 4,
  height: 90,
  words: [],
  domain: '@example.com',
  brief: false,
  changed: false,
  open: false,
  selected: false,
}

function renderRow(job: TrainingJob, props: Partial<typeof state> = {}) {
  const { container } = render(
    <ViewProvider view={DEFAULT_VIEW} setView={() => {}}>
      <table>
        <tbody>
          <PhoneRow {...state} {...props} job={job} />
        </tbody>
      </table>
    </ViewProvider>,
  )
  const row = container.querySelector('tr')
  const lines = [...(row?.cells[1]?.querySelectorAll(':scope > div') ?? [])]
  return { row, lines: lines.map(({ textContent }) => textContent) }
}

it('displays the name, status and elapsed time, the project, user and hardware, and the error', () => {
  const { row, lines } = renderRow(failed)
  const { name: project } = failed.training_project
  expect(lines).toEqual([
    'qwen-sftFailed1h 20m',
    expect.stringMatching(new RegExp(`^${project}ada.*H100`)),
    'RuntimeError: CUDA out of memory',
  ])
  expect(row?.getAttribute('aria-rowindex')).toBe('6')
  expect(row?.style.height).toBe('90px')
})

it('has two lines without an error, and omits missing values', () => {
  const { lines } = renderRow({ ...failed, error_message: null, user: null })
  expect(lines).toHaveLength(2)
  expect(lines[1]).not.toContain('ada')
})

const buttons = (job: TrainingJob) => renderRow(job).row?.querySelectorAll('[data-logs]')

it('has a button for the logs if the job failed', () => {
  expect(buttons(failed)).toHaveLength(1)
  expect(buttons({ ...failed, error_message: null })).toHaveLength(1)
  expect(buttons({ ...failed, current_status: 'TRAINING_JOB_COMPLETED' })).toHaveLength(0)
})

it('displays only the name while it scrolls by', () => {
  const { row, lines } = renderRow({ ...failed, name: null }, { brief: true })
  expect(lines).toEqual(['abc1'])
  expect(row?.querySelector('input, a')).toBeNull()
})

it('marks an open, selected and changed job', () => {
  const { row } = renderRow(failed, { open: true, selected: true, changed: true })
  expect(row?.getAttribute('aria-current')).toBe('true')
  expect(row?.dataset).toMatchObject({ selected: 'true', changed: 'true' })
})
