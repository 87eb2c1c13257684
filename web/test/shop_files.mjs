// Made-up files of a shop, in the forms in which sellers download them.
const day = number => new Date(Date.UTC(2025, 0, 1) + number * 86_400_000).toISOString().slice(0, 10)

/** Numbers that look like chance and are the same every time. */
function luck(seed) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
}

const rupiah = amount => String(amount).replace(/\B(?=(\d{3})+$)/g, '.')

/** Rows of `Order.all.xlsx` of Shopee: two to eight orders a day, none for two weeks. */
function orders(days) {
  const next = luck(7)
  const rows = [['No. Pesanan', 'Status Pesanan', 'Waktu Pesanan Dibuat', 'Nama Produk', 'Harga Setelah Diskon', 'Jumlah', 'Returned quantity', 'Total Harga Produk', 'Total Pembayaran', 'Username (Pembeli)', 'No. Telepon']]
  for (let at = 0; at < days; at++) {
    if (at >= 100 && at < 114) continue
    for (let order = 0; order < 2 + Math.floor(7 * next()); order++) {
      const price = rupiah(1000 * (20 + Math.floor(60 * next())))
      const status = next() < 0.05 ? 'Batal' : 'Selesai'
      rows.push([`25${at}X${order}`, status, `${day(at)} 10:${10 + order}`, `Barang ${order}`, price, '1', '0', price, price, `rahasia${at}`, '081234567'])
    }
  }
  return rows
}

export function ordersAsCsv(days = 240) {
  const cell = text => (/[",]/.test(text) ? `"${text}"` : text)
  return Buffer.from(`\u{feff}${orders(days).map(row => row.map(cell).join(',')).join('\r\n')}\r\n`)
}

export function dailyTable(days = 200) {
  const next = luck(3)
  const rows = Array.from({ length: days }, (_, at) => `${day(at)},${Math.round(400_000 * (0.5 + next()))}`)
  return Buffer.from(`tanggal,penjualan\n${rows.join('\n')}\n`)
}

export function cashBook(days = 90) {
  const rows = Array.from({ length: days }, (_, at) => {
    const rent = at % 30 === 4 ? `\n${day(at)},Sewa kios,0,750000` : ''
    return `${day(at)},Penjualan,${150_000 + 1000 * ((at * 37) % 90)},0${rent}`
  })
  return Buffer.from(`Tanggal,Keterangan,Pemasukan,Pengeluaran\n${rows.join('\n')}\n`)
}

/** The orders as a workbook: a zip whose parts are stored as they are. */
export function ordersAsWorkbook(days = 240) {
  const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const cells = row => row.map(text => `<c t="inlineStr"><is><t>${escaped(text)}</t></is></c>`).join('')
  const sheet = orders(days).map(row => `<row>${cells(row)}</row>`).join('')
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const types = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
  return zipped({
    '[Content_Types].xml': `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${types}.worksheet+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="orders" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${relations}"><Relationship Id="rId1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  })
}

/** The check sum of a part of a zip. */
function crc32(data) {
  let sum = ~0
  for (const byte of data) {
    sum ^= byte
    for (let bit = 0; bit < 8; bit++) sum = (sum >>> 1) ^ (sum & 1 ? 0xedb88320 : 0)
  }
  return ~sum >>> 0
}

function zipped(files) {
  const parts = []
  const directory = []
  let offset = 0
  for (const [name, text] of Object.entries(files)) {
    const [title, data] = [Buffer.from(name), Buffer.from(text)]
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(20, 4)
    head.writeUInt32LE(crc32(data), 14)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt32LE(data.length, 22)
    head.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(20, 4)
    head.copy(entry, 6, 4, 30)
    entry.writeUInt32LE(offset, 42)
    directory.push(entry, title)
    parts.push(head, title, data)
    offset += head.length + title.length + data.length
  }
  const size = directory.reduce((sum, part) => sum + part.length, 0)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(directory.length / 2, 8)
  end.writeUInt16LE(directory.length / 2, 10)
  end.writeUInt32LE(size, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, ...directory, end])
}
