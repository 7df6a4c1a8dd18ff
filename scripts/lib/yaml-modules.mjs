import { readFile } from 'node:fs/promises'
import { parse } from 'yaml'

const suffix = /\.yaml\?data$/

/**
 * Lets a build import `file.yaml?data` as a value: reading 180 questions as YAML takes half a second when the app needs
 * them first, reading them as JSON next to nothing.
 * @returns {import('vite').Plugin}
 */
export const yamlModules = () => ({
  name: 'yaml-modules',
  enforce: 'pre',
  async load(id) {
    if (!suffix.test(id)) return null
    const file = id.replace(/\?data$/, '')
    this.addWatchFile(file)
    const data = JSON.stringify(parse(await readFile(file, 'utf8')))
    return { code: `export default JSON.parse(${JSON.stringify(data)})`, map: null }
  },
})
