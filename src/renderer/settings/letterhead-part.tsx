import { NativeSelect, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import { pageSizes } from '@shared/settings'
import { useId } from 'react'
import { useTranslations } from 'use-intl'
import { isFaintOnPaper } from './contrast'
import { LetterLook } from './letter-look'
import { LetterheadSample } from './letterhead-sample'
import type { PracticeFields } from './practice-fields'
import styles from './settings-screen.module.css'

const below = ['label', 'input', 'description', 'error'] as const
const timeZones = Intl.supportedValuesOf('timeZone')

/** Who writes the letters, and what every letter carries. */
export function LetterheadPart({ fields }: { readonly fields: PracticeFields }) {
  const t = useTranslations('settings.letterhead')
  const { values, wrong, autosave, type, choose } = fields
  const paperLabel = useId()
  const text = (field: 'coachName' | 'practiceName' | 'phone' | 'website' | 'closing' | 'signature') => ({
    label: t(field),
    value: values[field],
    error: wrong.has(field) ? t('tooLong') : null,
    autoComplete: 'off',
    onBlur: autosave.onBlur,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => type(field, event.currentTarget.value),
  })
  const link = (field: 'anxietyLink' | 'overqualifiedLink') => ({
    label: t(field),
    description: t('linkHint'),
    inputWrapperOrder: [...below],
    value: values[field],
    error: wrong.has(field) ? t('tooLong') : null,
    onBlur: autosave.onBlur,
    onChange: (event: React.ChangeEvent<HTMLInputElement>) => type(field, event.currentTarget.value),
  })
  const zones = timeZones.includes(values.timeZone) ? timeZones : [values.timeZone, ...timeZones]
  return (
    <section className={styles.part} aria-labelledby="letterhead">
      <h2 className={styles.title} id="letterhead">
        {t('title')}
      </h2>
      <p className={styles.about}>{t('about')}</p>
      <div className={styles.beside}>
        <div>
          <div className={styles.fields}>
            <TextInput {...text('coachName')} />
            <TextInput {...text('practiceName')} />
            <Textarea
              className={styles.whole}
              label={t('address')}
              description={t('addressHint')}
              inputWrapperOrder={[...below]}
              autosize
              minRows={2}
              maxRows={5}
              value={values.addressText}
              error={wrong.has('addressText') ? t('tooLong') : null}
              onBlur={autosave.onBlur}
              onChange={(event) => type('addressText', event.currentTarget.value)}
            />
            <TextInput
              label={t('email')}
              type="email"
              autoComplete="off"
              value={values.email}
              error={wrong.has('email') ? t('emailWrong') : null}
              onBlur={autosave.onBlur}
              onChange={(event) => type('email', event.currentTarget.value)}
            />
            <TextInput {...text('phone')} type="tel" />
            <TextInput {...text('website')} />
            <TextInput
              label={t('accentColor')}
              type="color"
              value={values.accentColor}
              error={wrong.has('accentColor') ? t('colorWrong') : null}
              description={isFaintOnPaper(values.accentColor) ? t('colorFaint') : null}
              inputWrapperOrder={[...below]}
              onBlur={autosave.onBlur}
              onChange={(event) => type('accentColor', event.currentTarget.value)}
            />
            <TextInput {...text('closing')} description={t('closingHint')} inputWrapperOrder={[...below]} />
            <TextInput
              {...text('signature')}
              description={t('signatureHint')}
              inputWrapperOrder={[...below]}
            />
            <NativeSelect
              label={t('language')}
              data={[{ value: 'en', label: t('languages', { language: 'en' }) }]}
              value={values.letterLanguage}
              onChange={() => choose('letterLanguage', 'en')}
            />
            <div className={styles.choice}>
              <span className={styles.choiceLabel} id={paperLabel}>
                {t('pageSize')}
              </span>
              <SegmentedControl
                aria-labelledby={paperLabel}
                data={pageSizes.map((size) => ({ value: size, label: t('pageSizes', { size }) }))}
                value={values.pageSize}
                onChange={(size) => choose('pageSize', size)}
              />
            </div>
            <LetterLook fields={fields} />
            <NativeSelect
              className={styles.whole}
              label={t('timeZone')}
              description={t('timeZoneHint')}
              inputWrapperOrder={[...below]}
              data={zones}
              value={values.timeZone}
              onChange={(event) => choose('timeZone', event.currentTarget.value)}
            />
          </div>
          <h3 className={styles.subtitle}>{t('linksTitle')}</h3>
          <div className={styles.fields}>
            <TextInput className={styles.whole} {...link('anxietyLink')} />
            <TextInput className={styles.whole} {...link('overqualifiedLink')} />
          </div>
        </div>
        <LetterheadSample practice={values} />
      </div>
    </section>
  )
}
