import { clsx } from 'clsx'
import { ChevronRight } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { FIELDS } from '#src/jobs/fields.ts'
import { maxOf, type Marks } from '#src/overview/capacity/marks.ts'
import { clearUses, drillToUses, type Use } from '#src/overview/drillDown.ts'
import { DrillDownButton } from '#src/overview/DrillDownButton.tsx'
import { Name } from '#src/overview/Name.tsx'
import { Button } from '#src/ui/Button.tsx'
import { Choice } from '#src/ui/Choice.tsx'
import { toggleExcluded } from '#src/view/filtering/excluding.ts'
import { USE_KEYS, type UseKey } from '#src/view/overview.ts'
import { useView } from '#src/view/useView.tsx'
import { amountOf } from './amounts.ts'
import type { GpuUse } from './gpuUse.ts'
import { UseBar } from './UseBar.tsx'
import { UseList } from './UseList.tsx'

const WORDS: Readonly<Record<UseKey, string>> = { gpu: 'type', user: 'user', project: 'project' }
const PLURALS: Readonly<Record<UseKey, string>> = {
  gpu: 'GPU types',
  user: 'users',
  project: 'projects',
}

const PART_INDENT = 'pl-8'

const PARTS =
  'relative flex flex-col pt-0.5 pb-2 before:absolute before:top-1 before:bottom-3 before:left-1.75 before:border-l before:border-line'

interface UsesProps {
  readonly uses: readonly GpuUse[]
  readonly marks: Marks
  readonly by: UseKey
  readonly split: UseKey
  readonly onSplit: (by: UseKey) => void
  readonly open: ReadonlySet<string>
  readonly onToggle: (value: string) => void
  readonly shorten: (name: string, by: UseKey) => string
}

export function Uses(props: UsesProps) {
  const { uses, marks, by } = props
  const maxGpus = uses.reduce((max, { gpus }) => Math.max(max, gpus), Math.max(1, maxOf(marks)))
  // If no bar has waiting jobs beside it, the bars can be longer.
  const hasWaiting = uses.some(({ gpus, stages }) => gpus > 0 && stages.at(-1)?.stage === 'waiting')
  return (
    <div
      className={clsx('flex flex-col gap-1', hasWaiting ? '[--waiting:7rem]' : '[--waiting:0rem]')}
    >
      <UseList uses={uses} label={`GPUs by ${WORDS[by]}`} listed={PLURALS[by]} indent="pl-4.5">
        {(use) => <Item {...props} use={use} maxGpus={maxGpus} />}
      </UseList>
    </div>
  )
}

interface ItemProps extends Omit<UsesProps, 'uses'> {
  readonly use: GpuUse
  readonly maxGpus: number
}

function Item(props: ItemProps) {
  const { use, marks, by, open, onToggle, shorten, maxGpus } = props
  const { name, value } = use
  const id = useId()
  const isOpen = open.has(value)
  const path = [{ by, value }]
  return (
    <>
      <Row
        head={
          <Button
            variant="plain"
            aria-expanded={isOpen}
            aria-controls={isOpen ? id : undefined}
            className="flex h-6 max-w-full min-w-0 items-center gap-1 rounded-md pr-1.5 text-left hover:bg-subtle pointer-coarse:h-11"
            onClick={() => onToggle(value)}
          >
            <ChevronRight
              aria-hidden
              className={clsx(
                'size-3.5 shrink-0 text-muted transition-transform',
                isOpen && 'rotate-90',
              )}
            />
            <span className={clsx('min-w-0', isOpen && 'font-medium')}>
              <Name>{shorten(name, by)}</Name>
            </span>
          </Button>
        }
      >
        <UseBar use={use} capacity={marks.get(value)} path={path} label={name} maxGpus={maxGpus} />
      </Row>
      {isOpen && (
        <div id={id} role="group" aria-label={name} className={PARTS}>
          <Parts {...props} path={path} />
        </div>
      )}
    </>
  )
}

interface PartsProps extends Omit<ItemProps, 'open' | 'onToggle'> {
  readonly path: readonly Use[]
}

function Parts({ use, path, by, split, onSplit, shorten, maxGpus }: PartsProps) {
  const [view] = useView()
  const { name, value, parts } = use
  return (
    <>
      <div className={clsx('flex flex-wrap items-center gap-2 pb-0.5', PART_INDENT)}>
        <Choice
          label={`Split ${name} by`}
          value={split}
          options={USE_KEYS.filter((key) => key !== by)}
          labelOf={(key) => FIELDS[key].label}
          onSelect={onSplit}
        />
        <DrillDownButton
          cleared={clearUses(view, path)}
          target={drillToUses(view, path, statusesIn(use))}
          excluded={toggleExcluded(view, by, value)}
          label={`Show in table: ${name}, ${amountOf(use)}`}
          variant="quiet"
          className="pointer-coarse:h-11"
        >
          Show in table
        </DrillDownButton>
      </div>
      <UseList
        key={split}
        uses={parts}
        label={`${name} by ${WORDS[split]}`}
        listed={`${PLURALS[split]} of ${name}`}
        indent={PART_INDENT}
      >
        {(part) => {
          const own = [...path, { by: split, value: part.value }]
          const label = `${name}, ${part.name}`
          return (
            <Row
              isPart
              head={
                <DrillDownButton
                  cleared={clearUses(view, own)}
                  target={drillToUses(view, own, statusesIn(part))}
                  label={`${label}: ${amountOf(part)}`}
                  className="h-6 max-w-full min-w-0 rounded-md text-left text-muted underline-offset-2 hover:text-ink hover:underline aria-pressed:font-medium aria-pressed:text-ink pointer-coarse:h-11"
                >
                  <Name>{shorten(part.name, split)}</Name>
                </DrillDownButton>
              }
            >
              <UseBar use={part} path={own} label={label} maxGpus={maxGpus} />
            </Row>
          )
        }}
      </UseList>
    </>
  )
}

interface RowProps {
  readonly isPart?: boolean
  readonly head: ReactNode
  readonly children: ReactNode
}

/** A name with its bar beside it. The numbers are at the right or, in a narrow row, above the bar. */
function Row({ isPart = false, head, children }: RowProps) {
  return (
    <div
      className={clsx(
        'relative grid grid-cols-[minmax(0,2fr)_minmax(0,3fr)] gap-x-3 @lg:grid-cols-[10rem_minmax(0,1fr)] @lg:pr-[calc(3.5rem+var(--waiting))] @3xl:grid-cols-[13rem_minmax(0,1fr)]',
        isPart ? 'text-muted [--bar:0.5rem]' : '[--bar:0.875rem]',
      )}
    >
      <div className={clsx('flex min-w-0 items-center', isPart && PART_INDENT)}>{head}</div>
      {children}
    </div>
  )
}

function statusesIn({ stages }: GpuUse): readonly string[] {
  return stages.flatMap(({ statuses }) => statuses)
}
