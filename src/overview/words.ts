/** What a GPU type is called by which jobs are grouped: `H100`, `CPU only`. */
export function gpuTypeName({
  type,
  gpus,
}: {
  /** Empty for none. */
  readonly type: string
  /** Those of all jobs of the type. */
  readonly gpus: number
}): string {
  return type || (gpus === 0 ? 'CPU only' : 'Type not given')
}
