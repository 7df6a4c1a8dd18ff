import { Button, Menu, NativeSelect } from '@mantine/core'
import { clientConditions } from '@shared/client-view'
import type { Stage } from '@shared/stages'
import { ChevronDown, X } from 'lucide-react'
import { lazy, type Ref, Suspense } from 'react'
import { useTranslations } from 'use-intl'
import { useCall } from '../api'
import { FilterBox } from '../ui/filter-box'
import { useQuietMoment } from '../ui/use-quiet-moment'
import { clientStateNames } from './client-state-names'
import styles from './clients-tools.module.css'
import { setListQuery, useListQuery } from './list-query'

const ToolMenus = lazy(() => import('./tool-menus').then((part) => ({ default: part.ToolMenus })))

const every = 'all'

/** In the order of a usual process. */
const stageNames = Object.keys({
  applied: true,
  exploratory: true,
  screening: true,
  phone: true,
  first: true,
  second: true,
  panel: true,
  meet_team: true,
  final: true,
  references: true,
  background_check: true,
  approval: true,
  offer_meeting: true,
  offer: true,
  accepted: true,
  rejected: true,
} satisfies Record<Stage, true>) as readonly Stage[]

export type ClientsToolsProps = {
  readonly filterRef: Ref<HTMLInputElement>
  readonly onPairs: () => void
}

/** Filter box, what narrows the list, saved views and columns, above the clients table. */
export function ClientsTools({ filterRef, onPairs }: ClientsToolsProps) {
  const t = useTranslations('clients')
  const { filter, state, tag, stages, condition } = useListQuery()
  const isQuiet = useQuietMoment()
  const isNarrowed = filter !== '' || tag !== null || stages.length > 0 || condition !== null
  return (
    <search className={styles.tools}>
      <FilterBox
        ref={filterRef}
        label={t('filter')}
        width={200}
        words={filter}
        onWords={(words) => setListQuery({ filter: words })}
      />
      <NativeSelect
        className={state === null ? undefined : styles.on}
        aria-label={t('stateMenu')}
        value={state ?? every}
        data={[
          { value: every, label: t('allStates') },
          ...clientStateNames.map((name) => ({ value: name, label: t(`states.${name}`) })),
        ]}
        onChange={(event) =>
          setListQuery({ state: clientStateNames.find((name) => name === event.currentTarget.value) ?? null })
        }
      />
      <StageMenu />
      <TagSelect isQuiet={isQuiet} />
      <NativeSelect
        className={condition === null ? styles.condition : `${styles.condition} ${styles.on}`}
        aria-label={t('conditionMenu')}
        value={condition ?? every}
        data={[
          { value: every, label: t('anyCondition') },
          ...clientConditions.map((name) => ({ value: name, label: t(`conditions.${name}`) })),
        ]}
        onChange={(event) =>
          setListQuery({
            condition: clientConditions.find((name) => name === event.currentTarget.value) ?? null,
          })
        }
      />
      {isNarrowed ? (
        <Button
          variant="subtle"
          leftSection={<X size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => setListQuery({ filter: '', tag: null, stages: [], condition: null })}
        >
          {t('clearFilter')}
        </Button>
      ) : null}
      <span className={styles.grow} />
      {isQuiet ? (
        <Suspense fallback={null}>
          <ToolMenus onPairs={onPairs} />
        </Suspense>
      ) : null}
    </search>
  )
}

function StageMenu() {
  const t = useTranslations('clients')
  const { stages } = useListQuery()
  const [only] = stages
  const label =
    only === undefined
      ? t('stageMenu')
      : stages.length === 1
        ? t(`stages.${only}`)
        : t('stageCount', { count: stages.length })
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" closeOnItemClick={false}>
      <Menu.Target>
        <Button
          className={stages.length > 0 ? styles.chosen : undefined}
          rightSection={<ChevronDown size={16} strokeWidth={1.75} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown aria-label={t('stageMenu')}>
        {stageNames.map((name) => (
          <Menu.CheckboxItem
            key={name}
            checked={stages.includes(name)}
            onChange={(isOn) =>
              setListQuery({ stages: isOn ? [...stages, name] : stages.filter((one) => one !== name) })
            }
          >
            {t(`stages.${name}`)}
          </Menu.CheckboxItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

/** The tags in use are asked for when the first rows are drawn and the browser has nothing else to do. */
function TagSelect({ isQuiet }: { readonly isQuiet: boolean }) {
  const t = useTranslations('clients')
  const { tag } = useListQuery()
  const { data = [] } = useCall('clients.tags', {}, { enabled: isQuiet })
  const names = data.map((one) => one.tag)
  const known = tag === null || names.includes(tag) ? names : [tag, ...names]
  return (
    <NativeSelect
      className={tag === null ? styles.tag : `${styles.tag} ${styles.on}`}
      aria-label={t('tagMenu')}
      value={tag ?? ''}
      data={[{ value: '', label: t('anyTag') }, ...known.map((name) => ({ value: name, label: name }))]}
      onChange={(event) => setListQuery({ tag: event.currentTarget.value || null })}
    />
  )
}
