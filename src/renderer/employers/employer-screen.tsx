import { Button } from '@mantine/core'
import type { EmployerFile } from '@shared/employers'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { Confirm } from '../ui/confirm'
import { Failure } from '../ui/failure'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useAriaKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { EmployerAside } from './employer-aside'
import { EmployerCasesPane } from './employer-cases-pane'
import { EmployerDialog } from './employer-dialog'
import { PersonDialog } from './person-dialog'
import { type EmployerActions, useEmployerActions } from './use-employer-actions'

/** One employer: who is in process there, who is known there, how they answer and what they ask. */
export function EmployerScreen({ employerId }: { readonly employerId: string }) {
  const { data, error, isPending, refetch } = useCall('employers.get', { id: employerId })
  const isLate = useLateLoading(isPending)
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return isLate ? <GreyRows /> : null
  return <EmployerPageScreen file={data} />
}

function EmployerPageScreen({ file }: { readonly file: EmployerFile }) {
  const t = useTranslations('employers.page')
  const ariaKeys = useAriaKeys()
  const actions = useEmployerActions(file)
  const { employer } = file
  return (
    <Screen
      title={employer.name}
      detail={employer.staffCount === null ? undefined : t('staff', { count: employer.staffCount })}
      actions={
        <>
          <Button
            rightSection={<KeyCap action="editEmployer" />}
            aria-keyshortcuts={ariaKeys('editEmployer')}
            onClick={actions.editEmployer}
          >
            {t('edit')}
          </Button>
          <Button
            variant="filled"
            rightSection={<KeyCap action="newPerson" />}
            aria-keyshortcuts={ariaKeys('newPerson')}
            onClick={actions.newPerson}
          >
            {t('newPerson')}
          </Button>
        </>
      }
      status={<StatusBar keys={['nextRow', 'previousRow', 'openRow', 'newPerson', 'editEmployer', 'back']} />}
    >
      <Split stacks>
        <Pane label={t('file')} width="grow">
          <EmployerCasesPane file={file} onEditPerson={actions.editPerson} />
        </Pane>
        <Pane label={t('about', { name: employer.name })} width="aside">
          <EmployerAside file={file} onMerge={actions.askToMerge} />
        </Pane>
      </Split>
      <EmployerDialogs file={file} actions={actions} />
    </Screen>
  )
}

function EmployerDialogs({
  file,
  actions,
}: {
  readonly file: EmployerFile
  readonly actions: EmployerActions
}) {
  const t = useTranslations('employers.merge')
  const { dialog, close } = actions
  const { employer } = file
  const other = dialog?.type === 'merge' ? dialog.other : null
  return (
    <>
      {dialog?.type === 'employer' && (
        <EmployerDialog employer={employer} onClose={close} onRemove={actions.removeEmployer} />
      )}
      {dialog?.type === 'person' && (
        <PersonDialog
          employer={employer}
          person={dialog.person}
          onClose={close}
          onRemove={actions.removePerson}
        />
      )}
      <Confirm
        opened={other !== null}
        title={t('title', { other: other?.name ?? '', kept: employer.name })}
        body={t('body', { kept: employer.name })}
        action={t('action')}
        onConfirm={() => other && actions.merge(other)}
        onClose={close}
      />
    </>
  )
}
