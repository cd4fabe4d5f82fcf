import { once } from './lazy.ts'

const MIB_PER_GIB = 1024
const MIB_PER_TIB = MIB_PER_GIB * 1024

const rounded = once(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }))
const tenths = once(
  () =>
    new Intl.NumberFormat('en-US', {
      minimumFractionDigits: 1,
      maximumFractionDigits: 1,
    }),
)
const exact = once(() => new Intl.NumberFormat('en-US'))

/** Memory for reading at a glance: MiB in, `512 MiB`, `80 GiB` or `1.8 TiB` out, to a tenth at most. */
export function formatMib(mib: number): string {
  if (mib < MIB_PER_GIB) return `${exact().format(mib)} MiB`
  if (mib < MIB_PER_TIB) return `${rounded().format(mib / MIB_PER_GIB)} GiB`
  return `${rounded().format(mib / MIB_PER_TIB)} TiB`
}

/** Memory to the MiB: `81,920 MiB`. */
export function formatExactMib(mib: number): string {
  return `${exact().format(mib)} MiB`
}

/** CPUs from millicpu (1000 are one CPU): `26 vCPUs`, `0.5 vCPUs`. */
export function formatCpus(millicpu: number): string {
  const cpus = millicpu / 1000
  return `${exact().format(cpus)} ${cpus === 1 ? 'vCPU' : 'vCPUs'}`
}

/** CPUs to the millicpu: `26,000 millicpu`. */
export function formatExactMillicpu(millicpu: number): string {
  return `${exact().format(millicpu)} millicpu`
}

/** A size of data for reading at a glance: bytes in, `12 kB` or `53.2 MB` out. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.round(bytes / 1000)
  return kilobytes < 1000 ? `${kilobytes} kB` : `${tenths().format(bytes / 1e6)} MB`
}

/** A whole number with thousands apart, for people: `1,204`. */
export function formatCount(count: number): string {
  return exact().format(count)
}
