import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { STATUSES } from '#src/contract/statuses.ts'
import { createOrganization } from '#src/demo/organization.ts'
import { searchJobs } from '#src/demo/search.ts'
import { listJobs } from '#src/jobs/columns/jobColumns.ts'
import { countByStatus } from '#src/jobs/counts.ts'
import { covers, coversProject, isPresetView, presetCount, PRESETS, withPreset } from './presets.ts'
import { toSearchRequest } from './request.ts'
import { DEFAULT_VIEW } from './view.ts'

const now = Date.parse('2026-03-02T12:00:00Z')
const all = createOrganization({ seed: 2, jobs: 200, start: now }).jobsAt(now)
const someStatuses = fc.subarray(STATUSES.map(({ status }) => status))

describe('presets', () => {
  it('match the view that their link opens', () => {
    for (const preset of PRESETS) {
      expect(
        PRESETS.filter((other) => isPresetView(withPreset(DEFAULT_VIEW, preset), other)),
      ).toEqual([preset])
    }
  })

  it('keep the rest of the view', () => {
    const view = { ...DEFAULT_VIEW, project: 'p', refresh: 'off' as const }
    for (const preset of PRESETS) {
      expect(withPreset(view, preset)).toEqual({ ...view, status: preset.status })
    }
  })

  it('count exactly the rows that selecting them displays', () => {
    fc.assert(
      fc.property(someStatuses, fc.constantFrom(...PRESETS), (status, preset) => {
        const view = { ...DEFAULT_VIEW, status }
        const request = toSearchRequest(view)
        if (!covers(request, preset.status)) return
        const list = listJobs(searchJobs(all, request))
        const counts = countByStatus(list, list.jobs.keys())
        const selected = searchJobs(all, toSearchRequest(withPreset(view, preset)))
        expect(presetCount(preset, request, counts)).toBe(selected.length)
      }),
    )
  })

  it('cover a project if the request was for it or for all projects', () => {
    const inOne = toSearchRequest({ ...DEFAULT_VIEW, project: 'a' })
    expect(coversProject(toSearchRequest(DEFAULT_VIEW), 'a')).toBe(true)
    expect(coversProject(inOne, 'a')).toBe(true)
    expect(coversProject(inOne, 'b')).toBe(false)
    expect(coversProject(inOne, null), 'all projects').toBe(false)
  })

  it('have no count if the request excludes their jobs', () => {
    const request = toSearchRequest({ ...DEFAULT_VIEW, status: ['TRAINING_JOB_RUNNING'] })
    expect(
      PRESETS.filter(({ status }) => covers(request, status)).map(({ label }) => label),
    ).toEqual(['Running'])
  })
})
