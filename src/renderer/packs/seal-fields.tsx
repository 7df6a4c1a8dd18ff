import { Button, Radio, Stack } from '@mantine/core'
import type { PackForm } from '@shared/packs'
import { useTranslations } from 'use-intl'
import { useSend } from '../api'
import { Failure } from '../ui/failure'
import { type NewPassphrase, NewPassphraseFields } from '../ui/new-passphrase'
import styles from './packs.module.css'

export type SealChoice = {
  readonly form: PackForm
  readonly typed: NewPassphrase
  /** A passphrase that was drawn takes the place of what was typed. */
  readonly drawn: string | null
}

type SealFieldsProps = {
  readonly name: string
  readonly value: SealChoice
  /** Whether the coach has tried to go on, so that what is wrong is said. */
  readonly isTried: boolean
  readonly onChange: (value: SealChoice) => void
}

/** One sealed file or open files; and the passphrase that seals, typed twice or drawn and shown once. */
export function SealFields({ name, value, isTried, onChange }: SealFieldsProps) {
  const t = useTranslations('packs')
  const draw = useSend('packs.newPassphrase', { changes: [] })
  return (
    <div>
      <Radio.Group
        label={t('form')}
        value={value.form}
        onChange={(form) => onChange({ ...value, form: form === 'files' ? 'files' : 'sealed' })}
      >
        <Stack gap={8} mt={6}>
          <Radio value="sealed" label={t('sealed')} description={t('sealedHint')} />
          {value.form === 'sealed' ? (
            <div className={styles.seal}>
              {value.drawn === null ? (
                <>
                  <div className={styles.typed}>
                    <NewPassphraseFields
                      value={value.typed}
                      isTried={isTried}
                      onChange={(typed) => onChange({ ...value, typed })}
                    />
                  </div>
                  <div>
                    <Button
                      loading={draw.isPending}
                      onClick={() =>
                        draw.mutate(
                          {},
                          { onSuccess: ({ passphrase }) => onChange({ ...value, drawn: passphrase }) },
                        )
                      }
                    >
                      {t('draw')}
                    </Button>
                  </div>
                </>
              ) : (
                <>
                  <div>
                    <p className={styles.hint} id="drawn-passphrase">
                      {t('drawn')}
                    </p>
                    <output className={styles.drawn} aria-labelledby="drawn-passphrase">
                      {value.drawn}
                    </output>
                  </div>
                  <p className={styles.hint}>{t('drawnHint', { name })}</p>
                  <div>
                    <Button onClick={() => onChange({ ...value, drawn: null })}>{t('typeOwn')}</Button>
                  </div>
                </>
              )}
              {draw.error ? <Failure error={draw.error} /> : null}
            </div>
          ) : null}
          <Radio value="files" label={t('files')} description={t('filesHint')} />
        </Stack>
      </Radio.Group>
    </div>
  )
}
