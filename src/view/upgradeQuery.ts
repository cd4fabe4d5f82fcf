import { capacityLabel } from '#src/jobs/job.ts'
import { toValue } from './url.ts'

/** Replaces the words of earlier versions. The rest stays unchanged, valid or not. */
export function upgradeQuery(query: string): string {
  return query.replace(
    /((?:^\?|&)capacity=)([^&#]*)/,
    (whole: string, name: string, text: string) => {
      const words = (new URLSearchParams(`=${text}`).get('') ?? '').split(',')
      const current = words.map((word) => (word === '' ? word : capacityWord(word)))
      const isCurrent = current.every((word, index) => word === words[index])
      return isCurrent ? whole : name + [...new Set(current)].map(encodeURIComponent).join(',')
    },
  )
}

function capacityWord(word: string): string {
  const value = toValue(word)
  const label = capacityLabel(value)
  return label === value ? word : label
}
