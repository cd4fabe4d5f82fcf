import { execFileSync, spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, lstatSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/**
 * The pre-commit hook (`npm run hooks`): formats and lints the staged files as they are staged. It works on a
 * copy of the index, so unstaged changes are neither checked nor changed. Rules that need types run in
 * `npm run check`, because they load the whole project.
 */

const root = process.cwd()
const bin = (/** @type {string} */ name) => path.join(root, 'node_modules', '.bin', name)

const staged = filesOf('diff', '--cached', '--name-only', '--diff-filter=d')
if (staged.length > 0) {
  if (!existsSync(bin('oxfmt')))
    fail('Run npm ci first: the pre-commit hook needs oxfmt and oxlint.')
  const copy = mkdtempSync(path.join(tmpdir(), 'pre-commit-'))
  process.on('exit', () => rmSync(copy, { recursive: true, force: true }))
  git('checkout-index', '--all', '--quiet', `--prefix=${copy}/`)
  symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'))
  check(copy)
}

/** @param {string} copy the folder with the files of the index */
function check(copy) {
  // Excludes links, because formatting one would write to its target.
  const files = staged.filter((file) => isFile(path.join(copy, file)))
  if (files.length === 0) return
  const contents = contentsOf(copy, files)
  if (!run(copy, 'oxfmt', files)) fail('Not committed: a staged file could not be formatted.')
  const formatted = contentsOf(copy, files)
  const changed = files.filter((file) => contents.get(file) !== formatted.get(file))

  // Formatting these in the work tree would mix with unstaged changes or stage them.
  const partial = new Set(isPartialCommit() ? files : filesOf('diff', '--name-only'))
  const unformatted = changed.filter((file) => partial.has(file))
  if (unformatted.length > 0) {
    fail(`Not committed: format and stage these partially staged files.\n${unformatted.join('\n')}`)
  }
  if (!run(copy, 'oxlint', ['--deny-warnings', ...files]))
    fail('Not committed: see the errors above.')
  if (changed.length === 0) return
  for (const file of changed) copyFileSync(path.join(copy, file), path.join(root, file))
  git('add', '--', ...changed)
  process.stdout.write(`Formatted:\n${changed.join('\n')}\n`)
}

/** Whether Git commits only named files: it then uses a temporary index, and discards what is staged there. */
function isPartialCommit() {
  return path.basename(process.env.GIT_INDEX_FILE ?? '').startsWith('next-index')
}

/** @param {string} file */
function isFile(file) {
  return lstatSync(file, { throwIfNoEntry: false })?.isFile() === true
}

/** @param {string} folder @param {string[]} files @returns the hash of each file's content */
function contentsOf(folder, files) {
  const paths = files.map((file) => path.join(folder, file))
  const hashes = git('hash-object', '--no-filters', '--', ...paths)
    .trim()
    .split('\n')
  return new Map(files.map((file, index) => [file, hashes[index]]))
}

/** @param {string} folder @param {string} program @param {string[]} args @returns whether it succeeded */
function run(folder, program, args) {
  const { status, stdout } = spawnSync(bin(program), ['--no-error-on-unmatched-pattern', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  if (status !== 0) process.stderr.write(stdout)
  return status === 0
}

/** @param {string[]} args */
function git(...args) {
  return execFileSync('git', args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
}

/** @param {string[]} args a Git command that lists files, from the root */
function filesOf(...args) {
  return git(...args, '-z')
    .split('\0')
    .filter(Boolean)
}

/** @param {string} message @returns {never} */
function fail(message) {
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
