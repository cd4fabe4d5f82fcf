import type { SearchRequest } from '../contract/searchRequest.ts'
import { curlOf } from '../jobs/commands.ts'
import { CopyMenu } from '../ui/CopyMenu.tsx'

/** Ways to hand on what is on the screen. */
export function ShareMenu({ request }: { readonly request: SearchRequest }) {
  return (
    <CopyMenu
      label="Share this view"
      items={[
        { label: 'Copy link', text: () => location.href },
        { label: 'Copy search as curl', text: () => curlOf(request, __API_URL__) },
      ]}
    />
  )
}
