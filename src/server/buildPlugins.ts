import { readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin, Rolldown } from 'vite'
import type { PageConfig } from '#src/lib/pageConfig.ts'
import { withConfig } from './page.ts'

/** Writes a configuration into the page, for Vite's dev server and for hosts that only serve files. */
export function pageConfig(config: PageConfig): Plugin {
  return { name: 'page-config', transformIndexHtml: (html) => withConfig(html, config) }
}

/**
 * Puts a hash into the names of these files of `public/`, and the new names into the page, so that browsers load them
 * once per version. Vite does that only for modules and their assets.
 */
export function hashedFiles(names: readonly string[]): Plugin {
  return {
    name: 'hashed-files',
    apply: 'build',
    buildStart() {
      for (const name of names) {
        const source = readFileSync(path.join('public', name), 'utf8')
        this.emitFile({ type: 'asset', name, source })
      }
    },
    transformIndexHtml: {
      order: 'post',
      handler: (html, { bundle = {} }) =>
        names.reduce(
          (page, name) => page.replace(`"./${name}"`, `"./${fileOf(bundle, name)}"`),
          html,
        ),
    },
  }
}

/** @throws Error if the build has no such file */
function fileOf(bundle: Rolldown.OutputBundle, name: string): string {
  const file = Object.values(bundle).find(
    (each) => each.type === 'asset' && each.names.includes(name),
  )
  if (file === undefined) throw new Error(`The build has no ${name}`)
  return file.fileName
}

/** Files that browsers load often, and that aren't compressed by themselves. The page is compressed at run time. */
const COMPRESSIBLE = /\.(?:js|css|svg|json)$/

/** Writes `.br` and `.gz` files next to those of the build. */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    apply: 'build',
    writeBundle: {
      order: 'post',
      async handler({ dir = '' }, bundle) {
        await Promise.all(
          Object.values(bundle)
            .filter(({ fileName }) => COMPRESSIBLE.test(fileName))
            .map((file) =>
              compress(
                path.join(dir, file.fileName),
                file.type === 'chunk' ? file.code : file.source,
              ),
            ),
        )
      },
    },
  }
}

async function compress(file: string, content: string | Uint8Array): Promise<void> {
  const bytes = Buffer.from(content)
  await Promise.all([
    promisify(brotliCompress)(bytes).then((compressed) => writeFile(`${file}.br`, compressed)),
    promisify(gzip)(bytes, { level: 9 }).then((compressed) => writeFile(`${file}.gz`, compressed)),
  ])
}

/**
 * Tells Chromium to compile all functions of these chunks while they load, on another thread. By default, it compiles
 * each function in the main thread when it is first called. Other browsers ignore the comment.
 */
export function compiledOnLoad(names: readonly string[]): Plugin {
  return {
    name: 'compiled-on-load',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== 'chunk' || !names.includes(file.name)) continue
          file.code = `//# allFunctionsCalledOnLoad\n${file.code}`
          const map = bundle[`${file.fileName}.map`]
          if (map?.type === 'asset') map.source = withLineBefore(map.source.toString())
        }
      },
    },
  }
}

/** Returns the source map of code that got another line before its first. */
function withLineBefore(map: string): string {
  return map.replace('"mappings":"', (start) => `${start};`)
}
