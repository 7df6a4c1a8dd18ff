import { z } from 'zod'
import { type Cue, cueRecord, parseCues } from './cues'
import { stemOf } from './stem'
import { tokenise } from './tokens'

/** A topic as the suggester ranks it; `words` are the stems of its own title and "when", for topics without cues. */
export type SuggestTopic = {
  readonly id: string
  readonly school: 'patience' | 'initiative' | null
  readonly source: readonly string[]
  /** Pieces that answer the same question more generally, so that it is not without an answer where this one is missing. */
  readonly beside: readonly string[]
  readonly cues: readonly Cue[]
  readonly words: ReadonlySet<string>
  /** The stems of each example of a coach's own piece: it has too few of them for the word model alone. */
  readonly askWords: readonly ReadonlySet<string>[]
  /** How clients ask for it, in example sentences. */
  readonly asks: readonly string[]
}

const frontMatter = z.object({
  id: z.string().min(1),
  title: z.string().default(''),
  when: z.string().default(''),
  school: z.enum(['patience', 'initiative']).nullish(),
  source: z.union([z.string(), z.array(z.string())]).default([]),
  beside: z.array(z.string()).default([]),
  cues: cueRecord.default({}),
  isOwn: z.boolean().default(false),
  asks: z.array(z.string().min(1).max(500)).max(500).default([]),
})

/** The front matter fields that the suggester reads. */
export type TopicFrontMatter = z.input<typeof frontMatter>

const commonWords = new Set(
  'a an the and or but if of to in on at for from by with as is are be been was were it its this that these those i you he she they we me him her them us my your his their our not no do does did have has had will would can could should may might about after before when what which who how why so than then there here up out over again more most some any all only own same very just also into one two job interview employer client because while get give go come say tell think know want make take look see ask call put let keep like good bad well much many such even still yet now already back away thing anything something nothing someone anyone people person time day week year us self shall must both either other another each every between against though since until upon without within toward mean seem really quite rather'
    .split(' ')
    .map(stemOf),
)

/** Tells whether a stem says something about the matter, rather than holding a sentence together. */
export const isContentStem = (stem: string): boolean => stem.length > 2 && !commonWords.has(stem)

/** Content stems of a text. */
export const contentStems = (text: string): ReadonlySet<string> =>
  new Set(
    tokenise(text)
      .list.map((token) => token.stem)
      .filter(isContentStem),
  )

/** Makes a topic of a template's front matter; throws an Error that names the topic and the faulty cue. */
export const topicFrom = (input: unknown): SuggestTopic => {
  const matter = frontMatter.parse(input)
  try {
    return {
      id: matter.id,
      school: matter.school ?? null,
      source: typeof matter.source === 'string' ? [matter.source] : matter.source,
      beside: matter.beside,
      cues: parseCues(matter.cues),
      asks: matter.asks,
      askWords: matter.isOwn ? matter.asks.map(contentStems) : [],
      words: contentStems(`${matter.title} ${matter.when}`),
    }
  } catch (error) {
    throw new Error(`${matter.id}: ${error instanceof Error ? error.message : String(error)}`, {
      cause: error,
    })
  }
}
