// A bare peer: the same bytes drawn from the same elements by Hono and Preact, without database, session, policy or headers.
import { readFileSync } from 'node:fs'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

type Node =
  | string
  | { readonly tag: string; readonly props: Record<string, string | true>; readonly children: Node[] }

const plain = (text: string): string =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')

/** Reads back what Preact wrote: well formed, every attribute quoted. */
const parse = (html: string): Node[] => {
  const root: Node = { tag: '', props: {}, children: [] }
  const open = [root]
  for (const [token] of html.matchAll(/<[^>]+>|[^<]+/g)) {
    const top = open.at(-1) ?? root
    if (token.startsWith('</')) open.pop()
    else if (token.startsWith('<')) {
      const [, tag = ''] = /^<([\w-]+)/.exec(token) ?? []
      const props = Object.fromEntries(
        [...token.slice(tag.length + 1).matchAll(/([\w:-]+)(?:="([^"]*)")?/g)].map(([, name = '', value]) => [
          name,
          value === undefined ? (true as const) : plain(value),
        ]),
      )
      const node = { tag, props, children: [] }
      top.children.push(node)
      if (!token.endsWith('/>')) open.push(node)
    } else top.children.push(plain(token))
  }
  return root.children
}

const draw = (node: Node): VNode | string =>
  typeof node === 'string' ? node : h(node.tag, node.props, node.children.map(draw))

const html = readFileSync(process.argv[2] ?? '', 'utf8').replace(/^<!doctype html>/, '')
// A script holds text that is not escaped: it is left out of the tree, and padded back.
const tree = parse(html.replace(/<script>.*?<\/script>/gs, ''))
const missing = ' '.repeat(
  Math.max(0, html.length - renderToString(h('div', null, tree.map(draw))).length + 11),
)
const app = new Hono().get('/', (c) => {
  const [page] = tree.map(draw)
  return c.html(`<!doctype html>${renderToString(page as VNode)}<!--${missing}-->`)
})
serve({ fetch: app.fetch, port: Number(process.argv[3]), hostname: '127.0.0.1' }, () =>
  process.stdout.write('ready\n'),
)
