import type { ReactNode } from 'react'

interface HeaderProps {
  readonly children: ReactNode
  readonly controls: ReactNode
}

export function Header({ children, controls }: HeaderProps) {
  return (
    <header className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line px-4 py-2 max-md:gap-y-0.5 max-md:py-1 max-sm:pl-2 lg:gap-x-6">
      <h1 className="flex items-center gap-2 text-sm font-semibold whitespace-nowrap max-sm:sr-only">
        <img src={`${import.meta.env.BASE_URL}favicon.svg`} alt="" className="size-5" />
        <span>Training jobs</span>
      </h1>
      <div className="order-last w-full lg:order-none lg:w-auto lg:min-w-0 lg:flex-[1_1_22rem]">
        {children}
      </div>
      <div className="ml-auto flex items-center gap-1 max-sm:flex-wrap max-sm:justify-end sm:gap-2">
        {controls}
      </div>
    </header>
  )
}
