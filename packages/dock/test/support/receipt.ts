import type { openPrinter } from '@antre/devices'

type Receipt = Parameters<ReturnType<typeof openPrinter>['print']>[0]

/** A small ticket; the number is all that tells two of them apart. */
export function aReceipt(number: string): Receipt {
  const line = (text: string) => ({ kind: 'text', text, align: 'left', bold: false, size: 'normal' }) as const
  return [
    line('Mal Pelayanan Publik'),
    { kind: 'rule' },
    { kind: 'number', text: number },
    line(`Perekaman e-KTP ${number}`),
    line('Dinas Kependudukan'),
    { kind: 'row', left: 'Biaya', right: 'Gratis' },
    line('Siapkan di tangan'),
    ...Array.from({ length: 6 }, (_, at) => line(`Berkas ${at + 1}`)),
    line(`Terima kasih ${number}`),
    { kind: 'cut' },
  ]
}
