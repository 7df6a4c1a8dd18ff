const { copyFile, rm } = require('node:fs/promises')
const path = require('node:path')

const root = path.resolve(__dirname, '..', '..')
const { version } = require(path.join(root, 'package.json'))

/**
 * What electron-builder is told. `GREENROOM_STAGE` is the folder that becomes the app, `GREENROOM_DIST` the Electron it goes
 * into; both are made by scripts/package.mjs. Without GREENROOM_DIST electron-builder fetches the official Electron.
 */
const stage = process.env.GREENROOM_STAGE ?? path.join(root, 'dist', 'stage')
const electronDist = process.env.GREENROOM_DIST
const isDevelopmentOnly = process.env.GREENROOM_DEVONLY === '1'

module.exports = {
  appId: 'org.greenroom.Greenroom',
  productName: 'Greenroom',
  copyright: 'Copyright © Greenroom maintainers',
  directories: {
    app: stage,
    output: process.env.GREENROOM_OUTPUT ?? path.join(root, 'dist'),
    buildResources: path.join(root, 'resources', 'icon'),
  },
  electronVersion: process.env.GREENROOM_ELECTRON_VERSION,
  ...(electronDist ? { electronDist } : {}),
  extraMetadata: { version },
  npmRebuild: false,
  asar: true,
  asarUnpack: ['**/*.node'],
  electronLanguages: ['en-US'],
  artifactName: `Greenroom-\${version}${isDevelopmentOnly ? '-devonly' : ''}-\${os}-\${arch}.\${ext}`,
  // Where new versions will lie; it makes electron-builder write the list of versions beside the installers.
  publish: process.env.GREENROOM_FEED ? { provider: 'generic', url: process.env.GREENROOM_FEED } : null,
  // A packaged app runs its own archive and nothing else: no Node, no inspector, no options from outside, no file: pages.
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    // Linux has no asar integrity; there the archive is as trustworthy as the folder that root owns.
    enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    { ext: 'greenroom', name: 'Greenroom pack', mimeType: 'application/x-greenroom', role: 'Editor' },
  ],
  afterPack: async (/** @type {{ appOutDir: string }} */ { appOutDir }) => {
    // The development Electron starts folders; what is shipped starts its archive alone.
    await rm(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
    // Electron's own licence stands beside it under another name.
    await copyFile(path.join(root, 'LICENSE'), path.join(appOutDir, 'LICENSE'))
  },
  linux: {
    target: ['AppImage', 'deb'],
    executableName: 'greenroom',
    category: 'Office',
    icon: path.join(root, 'resources', 'icon'),
    synopsis: 'Interview coaching, kept on your own computer',
    maintainer: 'Greenroom maintainers <maintainers@greenroom.invalid>',
    desktop: { entry: { StartupWMClass: 'Greenroom', Keywords: 'coaching;interview;letters;' } },
  },
  mac: {
    target: [
      { target: 'dmg', arch: ['arm64', 'x64'] },
      { target: 'zip', arch: ['arm64', 'x64'] },
    ],
    category: 'public.app-category.business',
    icon: path.join(root, 'resources', 'icon', '1024x1024.png'),
    hardenedRuntime: true,
    entitlements: path.join(__dirname, 'entitlements.mac.plist'),
    entitlementsInherit: path.join(__dirname, 'entitlements.mac.plist'),
    extendInfo: {
      NSMicrophoneUsageDescription: 'Greenroom records a mock session when you switch recording on.',
    },
  },
  win: { target: ['nsis'], icon: path.join(root, 'resources', 'icon', '256x256.png') },
  nsis: {
    oneClick: false,
    perMachine: false,
    allowToChangeInstallationDirectory: true,
    deleteAppDataOnUninstall: false,
  },
}
