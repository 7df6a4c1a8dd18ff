import type { Debrief, DebriefQuestion } from '@shared/debriefs'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { v7 as newId } from 'uuid'
import { useSend } from '../api'
import { historyCalls } from '../interviews/use-entry-form'
import { useAutosave } from '../ui/use-autosave'

export type DebriefLine = Pick<DebriefQuestion, 'id' | 'body' | 'howItWent'>
type Text = { readonly howItWent: string; readonly lines: readonly DebriefLine[] }

const newLine = (): DebriefLine => ({ id: newId(), body: '', howItWent: '' })

/** A debrief as it is written: kept half a second after the last change, its questions at once those of the round. */
export function useDebriefDesk(opened: Debrief) {
  const t = useTranslations('debriefs')
  const { round, sessionId } = opened
  const [text, setText] = useState<Text>(() => ({
    howItWent: round.debrief,
    lines: [...opened.questions.map(({ id, body, howItWent }) => ({ id, body, howItWent })), newLine()],
  }))
  // Which question of the round each one is; known once it has been kept.
  const roundQuestionIds = useRef(new Map(opened.questions.map((one) => [one.id, one.roundQuestionId])))
  const send = useSend('debriefs.save', {
    changes: [...historyCalls, 'mockSessions.list', 'today.list'],
  })
  const autosave = useAutosave<Text>({
    recordKey: round.id,
    save: async ({ howItWent, lines }) => {
      const questions = lines
        .filter(({ body, howItWent: went }) => body.trim() !== '' || went.trim() !== '')
        .map(({ id, body, howItWent: went }) => ({
          id,
          roundQuestionId: roundQuestionIds.current.get(id) ?? null,
          body: body.trim() === '' ? t('notNoted') : body,
          howItWent: went,
        }))
      const kept = await send.mutateAsync({ roundId: round.id, sessionId, howItWent, questions })
      roundQuestionIds.current = new Map(kept.questions.map((one) => [one.id, one.roundQuestionId]))
    },
  })
  const change = (next: Text): void => {
    // There is always a line to type in.
    const last = next.lines.at(-1)
    const lines = last === undefined || last.body !== '' ? [...next.lines, newLine()] : next.lines
    setText({ ...next, lines })
    autosave.change({ ...next, lines })
  }
  return {
    text,
    autosave,
    setWhole: (howItWent: string) => change({ ...text, howItWent }),
    setLine: (place: number, part: Partial<DebriefLine>) => {
      const line = text.lines[place]
      if (line) change({ ...text, lines: text.lines.with(place, { ...line, ...part }) })
    },
    removeLine: (place: number) => change({ ...text, lines: text.lines.toSpliced(place, 1) }),
  }
}

export type DebriefDesk = ReturnType<typeof useDebriefDesk>
