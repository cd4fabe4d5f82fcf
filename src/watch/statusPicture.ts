import { statusMark } from '#src/components/statusMark.ts'

/** px. Browsers scale it down. */
const SIZE = 128
const ICON_SIZE = 80

/** A PNG's data URL, because browsers don't display SVG in notifications. `null` if the icon can't be drawn. */
export async function statusPicture(status: string): Promise<string | null> {
  const { kind, icon } = statusMark(status)
  const badge = document.createElement('span')
  badge.className = `icon icon-${icon} status-${kind} bg-status-soft text-status-ink`
  badge.hidden = true
  document.body.append(badge)
  const style = getComputedStyle(badge)
  const { color, backgroundColor } = style
  const index = Number(style.getPropertyValue('--icon'))
  const { maskImage } = getComputedStyle(badge, '::before')
  const [, source] = /^url\("(.+)"\)$/.exec(maskImage) ?? []
  badge.remove()
  if (source === undefined) return null
  try {
    const icons = await loadImage(source)
    const [shape, picture] = [canvasOf(ICON_SIZE), canvasOf(SIZE)]
    // All icons are in one image, one below the other (`src/server/iconSprite.ts`).
    const side = icons.naturalWidth
    shape.drawImage(icons, 0, index * side, side, side, 0, 0, ICON_SIZE, ICON_SIZE)
    shape.globalCompositeOperation = 'source-in'
    shape.fillStyle = color
    shape.fillRect(0, 0, ICON_SIZE, ICON_SIZE)
    picture.fillStyle = backgroundColor
    picture.arc(SIZE / 2, SIZE / 2, SIZE / 2, 0, 2 * Math.PI)
    picture.fill()
    const margin = (SIZE - ICON_SIZE) / 2
    picture.drawImage(shape.canvas, margin, margin)
    return picture.canvas.toDataURL()
  } catch {
    return null
  }
}

function canvasOf(size: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas')
  canvas.width = size
  canvas.height = size
  const context = canvas.getContext('2d')
  if (!context) throw new Error('This browser has no canvas')
  return context
}

function loadImage(source: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image()
    image.addEventListener('load', () => resolve(image))
    image.addEventListener('error', reject)
    image.src = source
  })
}
