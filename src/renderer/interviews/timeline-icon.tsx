import { assertNever } from '@shared/errors'
import type { TimelineItem } from '@shared/interviews'
import type { Channel, EventKind } from '@shared/stages'
import {
  ArchiveX,
  BadgeCheck,
  CalendarClock,
  CalendarX,
  CircleCheck,
  CircleDot,
  CircleX,
  Contact,
  Files,
  FileText,
  Flag,
  Handshake,
  Hourglass,
  Inbox,
  type LucideIcon,
  Mail,
  MessageCircle,
  Mic,
  NotebookPen,
  Package,
  Paperclip,
  Phone,
  PhoneIncoming,
  ScanSearch,
  Send,
  UserRound,
  Users,
  Video,
} from 'lucide-react'
import { createElement } from 'react'

const eventIcons: Readonly<Record<EventKind, LucideIcon>> = {
  applied: CircleDot,
  references: Contact,
  background_check: ScanSearch,
  approval: Hourglass,
  offer: Handshake,
  accepted: CircleCheck,
  rejected: CircleX,
  papers: Files,
}

const questionIcons: Readonly<Record<Channel, LucideIcon>> = {
  email: Mail,
  phone: Phone,
  post: Mail,
  hand: UserRound,
  message: MessageCircle,
  comment: MessageCircle,
}

const roundIcons = { in_person: UserRound, phone: Phone, video: Video } as const

function iconOf(item: TimelineItem): LucideIcon {
  switch (item.type) {
    case 'question':
      return questionIcons[item.channel]
    case 'round':
      if (item.stage === 'panel' || item.stage === 'meet_team') return Users
      return item.stage === 'phone' && item.medium === null ? Phone : roundIcons[item.medium ?? 'in_person']
    case 'event':
      return eventIcons[item.kind]
    case 'ending':
      return item.tag === 'accepted' ? BadgeCheck : ArchiveX
    case 'promise':
      return Flag
    case 'message':
      if (item.channel === 'phone') return item.direction === 'in' ? PhoneIncoming : Phone
      return item.direction === 'in' ? Inbox : Send
    case 'letter':
      return FileText
    case 'note':
      return NotebookPen
    case 'appointment':
      return item.state === 'booked' ? CalendarClock : CalendarX
    case 'session':
      return Mic
    case 'document':
      return Paperclip
    case 'pack':
      return Package
    default:
      return assertNever(item)
  }
}

/** The sign of an entry beside its sentence, which says the same in words. */
export function TimelineIcon({ item }: { readonly item: TimelineItem }) {
  return createElement(iconOf(item), { size: 16, strokeWidth: 1.75, 'aria-hidden': true })
}
