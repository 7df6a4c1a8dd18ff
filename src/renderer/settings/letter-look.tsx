import { NativeSelect, SegmentedControl } from '@mantine/core'
import { addressWindows, letterFonts } from '@shared/settings'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { LogoField } from './logo-field'
import type { PracticeFields } from './practice-fields'
import styles from './settings-screen.module.css'

/** How letters look: picture, typeface, and where the client's address stands. */
export function LetterLook({ fields }: { readonly fields: PracticeFields }) {
  const t = useTranslations('settings.letterhead')
  const { values, choose } = fields
  const fontLabel = useId()
  return (
    <>
      <LogoField />
      <div className={styles.choice}>
        <span className={styles.choiceLabel} id={fontLabel}>
          {t('font')}
        </span>
        <SegmentedControl
          aria-labelledby={fontLabel}
          data={letterFonts.map((font) => ({ value: font, label: t('fonts', { font }) }))}
          value={values.letterFont}
          onChange={(font) => choose('letterFont', font)}
        />
      </div>
      <NativeSelect
        label={t('window')}
        description={t('windowHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        data={addressWindows.map((window) => ({ value: window, label: t('windows', { window }) }))}
        value={values.addressWindow}
        onChange={(event) => {
          const chosen = addressWindows.find((one) => one === event.currentTarget.value)
          if (chosen) choose('addressWindow', chosen)
        }}
      />
    </>
  )
}
