import { useTranslation } from '@antre/ui'
import { KeyCaps } from '../parts/key-caps.tsx'
import { Modal } from './modal.tsx'

const ROWS = ['next', 'recall', 'start', 'finish', 'no-show', 'hold', 'transfer', 'reprint', 'pause'] as const

/** The keys, for whoever wants to work without looking. */
export function Help() {
  const { t } = useTranslation('counter')
  return (
    <Modal title={t('help.title')} name="help">
      <p className="help-intro">{t('help.intro')}</p>
      <dl className="help-keys">
        {ROWS.map((action) => (
          <div key={action}>
            <dt>{t(`action.${action}`)}</dt>
            <dd>
              <KeyCaps of={action} />
              <span className="visually-hidden">{action}</span>
            </dd>
          </div>
        ))}
        <Row word={t('help.digits')} cap="0–9" />
        <Row word={t('help.undo')} cap="Z" />
        <Row word={t('help.help')} cap="?" />
        <Row word={t('help.escape')} cap="Esc" />
      </dl>
      <p className="help-intro">{t('help.space')}</p>
    </Modal>
  )
}

function Row({ word, cap }: { readonly word: string; readonly cap: string }) {
  return (
    <div>
      <dt>{word}</dt>
      <dd>
        <span className="key-caps">
          <kbd>{cap}</kbd>
        </span>
      </dd>
    </div>
  )
}
