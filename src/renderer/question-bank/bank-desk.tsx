import { Button } from '@mantine/core'
import type { BankAct, BankKind, InBank } from '@shared/question-bank'
import { Plus } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { call } from '../api'
import { type BankTab, goTo } from '../navigation'
import { EmptyState } from '../ui/empty-state'
import { Failure } from '../ui/failure'
import { FilterBox } from '../ui/filter-box'
import { GreyRows } from '../ui/grey-rows'
import { KeyCap } from '../ui/key-cap'
import { Pane, Screen, Split, StatusBar } from '../ui/screen'
import { useAriaKeys, useKeys } from '../ui/use-keys'
import { useLateLoading } from '../ui/use-late-loading'
import { BankButtons } from './bank-buttons'
import styles from './bank-desk.module.css'
import { draftKey, hasBankDraft, useBankDrafts } from './bank-drafts'
import { BankList, type BankListGroup } from './bank-list'
import { MockTabs } from './mock-tabs'
import { useBankAct } from './use-bank-act'

/** Width of the list in px: a question of ten words stands on two lines. */
const listWidth = 380
const NEW = 'new'

export type BankDeskProps<Item extends InBank> = {
  readonly tab: BankTab
  readonly kind: BankKind
  /** What is chosen; `new` writes a new one. */
  readonly chosenRef: string | null
  readonly answer: {
    readonly data: readonly Item[] | undefined
    readonly error: Error | null
    readonly refetch: () => unknown
  }
  readonly titleOf: (item: Item) => string
  /** What is shown of them, in groups. */
  readonly groups: readonly BankListGroup<Item>[]
  readonly noteOf?: (item: Item) => string | null
  /** The words the list is narrowed by. */
  readonly words: string
  readonly onWords: (words: string) => void
  /** What else narrows the list. */
  readonly filters: ReactNode
  readonly isNarrowed: boolean
  readonly onShowAll: () => void
  readonly renderDetail: (item: Item) => ReactNode
  readonly subtitle: (item: Item) => string
  readonly renderEditor: (item: Item | null, onClose: (ref: string | null) => void) => ReactNode
  /** What stands in place of the detail, for a line that is no thing of the bank; null for all others. */
  readonly renderInstead?: (item: Item) => ReactNode | null
}

/** List and detail of one kind of thing: to read, change, copy, take out of use and set back, by key or button. */
export function BankDesk<Item extends InBank>(props: BankDeskProps<Item>) {
  const { tab, kind, chosenRef, answer, groups, titleOf, renderDetail, renderEditor } = props
  const t = useTranslations('questionBank')
  const words = useTranslations(`questionBank.kinds.${kind}`)
  const ariaKeys = useAriaKeys()
  const isLate = useLateLoading(answer.data === undefined && answer.error === null)
  const [editing, setEditing] = useState<string | null>(null)
  const list = useRef<HTMLElement>(null)
  const search = useRef<HTMLInputElement>(null)
  const find = () => search.current?.focus()
  const run = useBankAct()
  useBankDrafts()
  const items = answer.data ?? []
  const order = groups.flatMap((group) => group.items)
  const isNew = chosenRef === NEW
  const chosen = isNew
    ? null
    : ([...order, ...items].find(({ ref }) => ref === chosenRef) ?? order[0] ?? null)
  const instead = chosen === null ? null : (props.renderInstead?.(chosen) ?? null)
  const isOpen = chosen !== null && (editing === chosen.ref || hasBankDraft(draftKey(kind, chosen.ref)))

  const choose = (ref: string | null) =>
    goTo({ at: 'questionBank', tab, ...(ref === null ? {} : { ref }) }, { replace: true })
  const open = (item: Item | undefined) => {
    if (item === undefined) return
    choose(item.ref)
    list.current?.querySelector<HTMLElement>(`[data-ref="${item.ref}"]`)?.focus()
  }
  const move = (by: 1 | -1) => {
    const at = order.findIndex((item) => item === chosen)
    open(order[Math.max(0, Math.min(at + by, order.length - 1))])
  }
  const writeNew = () => choose(NEW)
  const act = async (done: Parameters<typeof run>[0], send: () => Promise<BankAct>) => {
    const result = await run(done, send)
    if (result) choose(done === 'isRemoved' ? null : result.ref)
    return result
  }
  const duplicate = async (item: Item) => {
    const copy = await act('duplicated', () => call('questionBank.duplicate', { kind, ref: item.ref }))
    if (copy) setEditing(copy.ref)
  }
  useKeys({ find, nextRow: () => move(1), previousRow: () => move(-1), newBankThing: writeNew })

  return (
    <Screen
      title={t('title')}
      detail={answer.data ? words('count', { count: items.length }) : undefined}
      actions={
        <Button
          leftSection={<Plus size={16} strokeWidth={1.75} aria-hidden />}
          rightSection={<KeyCap action="newBankThing" />}
          aria-keyshortcuts={ariaKeys('newBankThing')}
          onClick={writeNew}
        >
          {words('new')}
        </Button>
      }
      tools={<MockTabs current={tab} />}
      status={
        <StatusBar
          keys={['nextRow', 'previousRow', 'find', 'newBankThing', 'editBankThing', 'duplicateBankThing']}
        />
      }
    >
      {answer.error ? <Failure error={answer.error} onRetry={() => void answer.refetch()} /> : null}
      {isLate ? <GreyRows /> : null}
      {answer.data ? (
        <Split>
          <Pane label={words('list')} width={listWidth} scrolls={false}>
            <div className={styles.tools}>
              <FilterBox
                ref={search}
                label={words('search')}
                width={340}
                words={props.words}
                onWords={props.onWords}
                onEnter={() => open(order[0])}
              />
              {props.filters}
            </div>
            <BankList
              list={list}
              label={words('list')}
              kind={kind}
              groups={groups}
              titleOf={titleOf}
              noteOf={props.noteOf}
              newTitle={isNew || hasBankDraft(draftKey(kind, null)) ? words('newTitle') : null}
              chosenRef={isNew ? NEW : (chosen?.ref ?? null)}
              onChoose={choose}
            />
          </Pane>
          <Pane label={words('detail')} width="grow">
            <div className={styles.detail}>
              {instead ??
                (isNew ? (
                  <>
                    <h2 className={styles.title}>{words('newTitle')}</h2>
                    {renderEditor(null, choose)}
                  </>
                ) : chosen === null ? (
                  <EmptyState
                    title={t('nothingFound')}
                    hint={t('nothingFoundHint')}
                    action={
                      props.isNarrowed ? <Button onClick={props.onShowAll}>{t('showAll')}</Button> : null
                    }
                  />
                ) : (
                  <div key={chosen.ref}>
                    <header className={styles.header}>
                      <div>
                        <h2 className={styles.title} data-spoken={kind === 'question' || undefined}>
                          {titleOf(chosen)}
                        </h2>
                        <p className="quiet">{props.subtitle(chosen)}</p>
                      </div>
                      {isOpen ? null : (
                        <BankButtons
                          kind={kind}
                          item={chosen}
                          title={titleOf(chosen)}
                          onEdit={() => setEditing(chosen.ref)}
                          onDuplicate={() => void duplicate(chosen)}
                          onAct={(done, send) => void act(done, send)}
                        />
                      )}
                    </header>
                    {isOpen ? renderEditor(chosen, () => setEditing(null)) : renderDetail(chosen)}
                  </div>
                ))}
            </div>
          </Pane>
        </Split>
      ) : null}
    </Screen>
  )
}
