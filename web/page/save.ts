// What leaves the page: files that people save themselves.

/** The page as it was opened, before anything was shown in it. */
const original = `<!doctype html>\n${document.documentElement.outerHTML}`
const SLOT = /(<script type="application\/json" id="shops">)[^<]*(<\/script>)/

/** Shops that came inside the page. */
export function shopsInside(): { name: string; text: string }[] {
  try {
    const shops = JSON.parse(document.getElementById('shops')?.textContent ?? '[]')
    return Array.isArray(shops) ? shops.filter(shop => typeof shop?.text === 'string') : []
  } catch {
    return []
  }
}

/** The page with a shop inside. */
export function pageWith(name: string, text: string): string {
  const shops = JSON.stringify([{ name, text }]).replaceAll('<', '\\u003c')
  return original.replace(SLOT, (_all, open: string, close: string) => open + shops + close)
}

export function save(name: string, type: string, data: BlobPart) {
  const address = URL.createObjectURL(new Blob([data], { type }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  document.body.append(link)
  link.click()
  link.remove()
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}

/** A name for a file from that of a shop. */
export function fileName(shop: string, ending: string): string {
  const plain = shop.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-')
  return `${plain.replace(/^-+|-+$/g, '').slice(0, 40) || 'toko'}.${ending}`
}

/** Pixels of a phone held upright and of a sheet of A4 lying, 300 to the inch. */
export const SIZES = { slide: [1920, 1080], phone: [1080, 1080], a4: [3508, 2480] } as const

/** A picture of 16 to 9 in the middle of a sheet. */
export async function painted(svg: string, size: keyof typeof SIZES): Promise<Blob> {
  const [width, height] = SIZES[size]
  const margin = size === 'slide' ? 0 : Math.round(width * 0.03)
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = width
  canvas.height = height
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('canvas')
  pen.fillStyle = '#fff'
  pen.fillRect(0, 0, width, height)
  const wide = width - 2 * margin
  const high = (wide * 9) / 16
  pen.drawImage(image, margin, (height - high) / 2, wide, high)
  return new Promise((done, fail) =>
    canvas.toBlob(blob => (blob ? done(blob) : fail(new Error('png'))), 'image/png'),
  )
}
