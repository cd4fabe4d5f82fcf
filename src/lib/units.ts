import { once } from './lazy.ts'

const MIB_PER_GIB = 1024
const MIB_PER_TIB = MIB_PER_GIB * 1024

const LARGEST_UNIT = { size: 1e12, name: 'TB' }
const LARGE_UNITS = [{ size: 1e6, name: 'MB' }, { size: 1e9, name: 'GB' }, LARGEST_UNIT]

const tenths = once(
  () =>
    new Intl.NumberFormat('en-US', {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
)
const exact = once(() => new Intl.NumberFormat('en-US'))

/** Formats memory, given in MiB: `512 MiB`, `80 GiB`, `1.8 TiB`. */
export function formatMib(mib: number): string {
  if (mib < MIB_PER_GIB) return `${formatCount(mib)} MiB`
  if (mib < MIB_PER_TIB) return `${formatTenths(mib / MIB_PER_GIB)} GiB`
  return `${formatTenths(mib / MIB_PER_TIB)} TiB`
}

/** Formats a number with at most one decimal place. Avoids `Intl`, whose first formatter would delay the first rows. */
function formatTenths(value: number): string {
  const [whole, decimal] = value.toFixed(1).split('.')
  const text = formatCount(Number(whole))
  return decimal === '0' ? text : `${text}.${decimal}`
}

/** Formats CPUs, given in millicpu: `26 vCPUs`, `0.5 vCPUs`. */
export function formatCpus(millicpu: number): string {
  return plural(millicpu / 1000, 'vCPU')
}

/** Formats a size, given in bytes: `12 kB`, `53.2 MB`, `1.2 GB`, `3.4 TB`. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.round(bytes / 1000)
  if (kilobytes < 1000) return `${kilobytes} kB`
  // Below this, a number rounds to at most 999.9.
  const unit = LARGE_UNITS.find(({ size }) => bytes < size * 999.95) ?? LARGEST_UNIT
  return `${tenths().format(bytes / unit.size)} ${unit.name}`
}

/** Formats a number with thousands separators and a true minus sign: `1,204`, `−5`. */
export function formatCount(count: number): string {
  // The first formatter takes 12 ms to create, which would delay the first rows.
  const text = Number.isSafeInteger(count)
    ? String(count).replaceAll(/\B(?=(?:\d{3})+$)/g, ',')
    : exact().format(count)
  return text.replace('-', '−')
}

/** Formats a number with its noun: `1 job`, `1,204 jobs`. `many` is for irregular plurals. */
export function plural(count: number, one: string, many?: string): string {
  return `${formatCount(count)} ${pluralForm(count, one, many)}`
}

/** `is` for 1, otherwise `are`. */
export function pluralForm(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many
}
