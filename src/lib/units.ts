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

/** CPUs from millicpu (1000 are one CPU): `26 vCPUs`, `0.5 vCPUs`. */
export function formatCpus(millicpu: number): string {
  return plural(millicpu / 1000, 'vCPU')
}

/** A size of data for reading at a glance: bytes in, `12 kB` or `53.2 MB` out. */
export function formatBytes(bytes: number): string {
  const kilobytes = Math.round(bytes / 1000)
  return kilobytes < 1000 ? `${kilobytes} kB` : `${tenths().format(bytes / 1e6)} MB`
}

/** A number with a comma between thousands and a real minus sign: `1,204`, `−5`. */
export function formatCount(count: number): string {
  return exact().format(count).replace('-', '−')
}

/** A number with its noun: `1 job`, `1,204 jobs`. `many` is for nouns that don't end in `s`. */
export function plural(count: number, one: string, many?: string): string {
  return `${formatCount(count)} ${pluralForm(count, one, many)}`
}

/** The form of a word that agrees with a number, without the number: `is` for 1, `are` for any other. */
export function pluralForm(count: number, one: string, many = `${one}s`): string {
  return count === 1 ? one : many
}
