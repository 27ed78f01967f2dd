import { config } from 'zod'

// The master's content policy forbids making code from text, which zod tries when a schema is made. This file
// is therefore imported before anything that makes one.
config({ jitless: true })
