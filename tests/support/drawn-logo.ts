import { crc32, deflateSync } from 'node:zlib'

/** One part of a PNG file. */
const part = (type: string, data: Buffer): Buffer => {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(data.length)
  sum.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, sum])
}

/** A leaf in a ring as a PNG, drawn point by point: no picture file is needed for it. */
export function drawnLogo(): Buffer {
  const side = 240
  const rows = Buffer.alloc(side * (side * 4 + 1))
  for (let y = 0; y < side; y += 1)
    for (let x = 0; x < side; x += 1) {
      const [dx, dy] = [x - side / 2, y - side / 2]
      const radius = Math.hypot(dx, dy)
      const isRing = radius > 100 && radius < 114
      const isLeaf = Math.hypot(dx - 38, dy - 38) < 88 && Math.hypot(dx + 38, dy + 38) < 88
      const isVein = isLeaf && Math.abs(dx + dy) < 5
      const place = y * (side * 4 + 1) + 1 + x * 4
      if ((isRing || isLeaf) && !isVein) rows.set([0x1c, 0x66, 0x4f, 0xff], place)
    }
  const header = Buffer.alloc(13)
  header.writeUInt32BE(side, 0)
  header.writeUInt32BE(side, 4)
  header.set([8, 6], 8)
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
  const end = part('IEND', Buffer.alloc(0))
  return Buffer.concat([signature, part('IHDR', header), part('IDAT', deflateSync(rows)), end])
}
