import { NativeSelect, SegmentedControl, Switch } from '@mantine/core'
import { densities, interfaceLanguages, motions, themes } from '@shared/settings'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import type { PracticeFields } from './practice-fields'
import styles from './settings-screen.module.css'

/** How the app looks and which keys it listens to. */
export function AppearancePart({ fields }: { readonly fields: PracticeFields }) {
  const t = useTranslations('settings.appearance')
  const { values, choose } = fields
  const themeLabel = useId()
  const densityLabel = useId()
  const motionLabel = useId()
  return (
    <section className={styles.part} aria-labelledby="appearance">
      <h2 className={styles.title} id="appearance">
        {t('title')}
      </h2>
      <div className={styles.fields}>
        <div className={styles.choice}>
          <span className={styles.choiceLabel} id={themeLabel}>
            {t('theme')}
          </span>
          <SegmentedControl
            aria-labelledby={themeLabel}
            data={themes.map((theme) => ({ value: theme, label: t('themes', { theme }) }))}
            value={values.theme}
            onChange={(theme) => choose('theme', theme)}
          />
        </div>
        <div className={styles.choice}>
          <span className={styles.choiceLabel} id={densityLabel}>
            {t('density')}
          </span>
          <SegmentedControl
            aria-labelledby={densityLabel}
            data={densities.map((density) => ({ value: density, label: t('densities', { density }) }))}
            value={values.density}
            onChange={(density) => choose('density', density)}
          />
        </div>
        <div className={styles.choice}>
          <span className={styles.choiceLabel} id={motionLabel}>
            {t('motion')}
          </span>
          <SegmentedControl
            aria-labelledby={motionLabel}
            data={motions.map((motion) => ({ value: motion, label: t('motions', { motion }) }))}
            value={values.motion}
            onChange={(motion) => choose('motion', motion)}
          />
        </div>
        <NativeSelect
          label={t('language')}
          data={interfaceLanguages
            // Made for tests, where it is chosen by the settings' own call.
            .filter((language) => language !== 'en-XA' || language === values.interfaceLanguage)
            .map((language) => ({ value: language, label: t(`languages.${language}`) }))}
          value={values.interfaceLanguage}
          onChange={(event) =>
            choose(
              'interfaceLanguage',
              interfaceLanguages.find((language) => language === event.currentTarget.value) ?? 'en',
            )
          }
        />
        <Switch
          className={styles.whole}
          label={t('bareKeys')}
          description={t('bareKeysHint')}
          checked={values.bareKeys}
          onChange={(event) => choose('bareKeys', event.currentTarget.checked)}
        />
      </div>
    </section>
  )
}
