/** `H100`, `CPU only`. */
export function gpuTypeName({
  type,
  gpus,
}: {
  /** Empty for none. */
  readonly type: string
  readonly gpus: number
}): string {
  return type || (gpus === 0 ? 'CPU only' : 'Unspecified type')
}
