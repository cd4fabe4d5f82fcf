import { isDateTime, isObject, isString, isText } from './guards.ts'
import type { TrainingJob } from './trainingJob.ts'

/**
 * Whether a row of the response is valid, with the same result as `trainingJobSchema` in a tenth of the time. Nearly
 * all of 100,000 rows are valid; the schema describes what is wrong with the others.
 */
export function isTrainingJob(row: unknown): row is TrainingJob {
  return (
    isObject(row) &&
    isText(row['id']) &&
    isDateTime(row['created_at']) &&
    isDateTime(row['updated_at']) &&
    isText(row['current_status']) &&
    isNullish(row['error_message'], isString) &&
    isInstanceType(row['instance_type']) &&
    isString(row['training_project_id']) &&
    isProject(row['training_project']) &&
    isNullish(row['name'], isString) &&
    isNullish(row['checkpoint_sync_status'], isString) &&
    isNullish(row['priority'], Number.isSafeInteger) &&
    isNullish(row['user'], isUser) &&
    isNullish(row['node_count'], isPositive) &&
    isNullish(row['availability_model'], isString)
  )
}

function isInstanceType(part: unknown): boolean {
  return (
    isObject(part) &&
    isString(part['id']) &&
    isString(part['name']) &&
    isCount(part['memory_limit_mib']) &&
    isCount(part['millicpu_limit']) &&
    isCount(part['gpu_count']) &&
    isNullable(part['gpu_type'], isString) &&
    isNullable(part['gpu_memory_limit_mib'], isCount)
  )
}

function isProject(part: unknown): boolean {
  return isObject(part) && isString(part['id']) && isString(part['name'])
}

function isUser(part: unknown): boolean {
  return isObject(part) && isNullish(part['email'], isString)
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

function isPositive(value: unknown): boolean {
  return isCount(value) && value !== 0
}

function isNullable(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === null || is(value)
}

function isNullish(value: unknown, is: (value: unknown) => boolean): boolean {
  return value === undefined || value === null || is(value)
}
