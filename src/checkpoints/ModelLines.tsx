import type { ReactNode } from 'react'
import { plural } from '#src/lib/units.ts'
import { loraSettings, typeLabel, type Model, type Setting } from './model.ts'

/** The type, the base model and the LoRA settings. */
export function ModelLines({ model }: { readonly model: Model }) {
  const { main, others } = loraSettings(model)
  return (
    <dl className="grid grid-cols-[7rem_minmax(0,1fr)] items-baseline gap-x-3 gap-y-1.5">
      <Line label="Type">{typeLabel(model)}</Line>
      {model.base_model && <Line label="Base model">{model.base_model}</Line>}
      {(main.length > 0 || others.length > 0) && (
        <Line label="LoRA settings">
          <Settings settings={main} />
          {others.length > 0 && (
            <details>
              <summary className="w-fit text-muted hover:text-ink pointer-coarse:min-h-11 pointer-coarse:content-center">
                {plural(others.length, 'more setting')}
              </summary>
              <Settings settings={others} />
            </details>
          )}
        </Line>
      )}
    </dl>
  )
}

interface LineProps {
  readonly label: string
  readonly children: ReactNode
}

function Line({ label, children }: LineProps) {
  return (
    <>
      <dt className="text-muted">{label}</dt>
      <dd className="min-w-0 wrap-anywhere">{children}</dd>
    </>
  )
}

/** In the words of the training library. */
function Settings({ settings }: { readonly settings: readonly Setting[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-0.5 font-mono text-xs leading-5">
      {settings.map(({ name, value }) => (
        <li key={name} className="min-w-0">
          <span className="text-muted">{name}</span> {value}
        </li>
      ))}
    </ul>
  )
}
