import { languageOf, useLanguage } from '@antre/ui'
import { useEffect } from 'react'
import { useFlow, useView } from './context.tsx'

/** Puts the person's wishes onto the page: text size, contrast, language. */
export function useAids(): void {
  const aids = useFlow((flow) => flow.aids)
  const main = useView().mall.languages[0]
  const [shown, show] = useLanguage()
  const wanted = languageOf(aids.language ?? main)
  useEffect(() => {
    if (shown !== wanted) show(wanted)
  }, [shown, wanted, show])
  useEffect(() => {
    const { dataset } = document.documentElement
    dataset.text = String(aids.text)
    dataset.contrast = aids.contrast
  }, [aids])
}
