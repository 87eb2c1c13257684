// The engine as it stands in the page: packed, in letters.
import { XzReadableStream } from 'xz-decompress'

/** Bytes from text of seven bits a letter, as `vite.config.ts` writes it. */
function fromSevenBits(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 7) / 8))
  let [held, bits, at] = [0, 0, 0]
  for (let place = 0; place < text.length; place++) {
    held = ((held << 7) | (text.charCodeAt(place) & 127)) & 0x7fff
    bits += 7
    if (bits >= 8) {
      bits -= 8
      bytes[at++] = held >> bits
    }
  }
  return bytes
}

export async function unpacked(): Promise<WebAssembly.Module> {
  const packed = new Blob([fromSevenBits(document.getElementById('engine')?.textContent ?? '')])
  const stream = new XzReadableStream(packed.stream())
  return WebAssembly.compile(await new Response(stream).arrayBuffer())
}
