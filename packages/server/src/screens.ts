import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'

/** A screen calls the API below its own address, so that its cookie is its own: `/counter/api/v1/…`. */
export const SCREEN_API = /^\/(kiosk|counter|display|admin)(?=\/api\/)/

/** Folders the master serves: address prefix such as `/kiosk/` to folder. */
export type Folders = Readonly<Record<string, string>>

const POLICY = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "style-src 'self' 'unsafe-inline'", // React and Mantine set style attributes; no markup comes from users.
  "font-src 'self' data:",
  "frame-ancestors 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ')

export async function serveFolders(app: FastifyInstance, folders: Folders) {
  let first = true
  for (const [prefix, root] of Object.entries(folders)) {
    await app.register(fastifyStatic, {
      root,
      prefix,
      decorateReply: first,
      redirect: true,
      dotfiles: 'ignore',
      setHeaders(response, path) {
        // File names of a build carry a hash of their content; pages and clips keep their names.
        const hashed = /[/\\]assets[/\\]/.test(path)
        response.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache')
        response.header('content-security-policy', POLICY)
      },
    })
    first = false
  }
  if ('/admin/' in folders)
    app.get('/', { schema: { hide: true } as object }, (_request, reply) => reply.redirect('/admin/'))
}
