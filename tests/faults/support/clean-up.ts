import { afterAll } from 'vitest'
import { dropAll } from './practice-folder'

afterAll(dropAll)
